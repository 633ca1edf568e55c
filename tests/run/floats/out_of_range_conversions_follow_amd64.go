package main

import (
	"fmt"
	"math"
)

func main() {
	for _, v := range []float64{-0.5, -1.5, -1e10, 9.3e18, 1.8e19, 1.9e19, 3e19, 1e30, -1e19, math.Inf(1), math.Inf(-1), math.NaN(), 1 << 63, 1<<63 - 1024, -(1 << 63), 18446744073709549568} {
		fmt.Println(v, uint64(v), uint(v), uintptr(v), uint64(float32(v)), int64(v), uint32(v), int32(v), uint16(v), int16(v), uint8(v), int8(v))
	}
}
