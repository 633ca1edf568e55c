package main

import (
	"fmt"
	"math"
)

const (
	typed   = int64(math.MinInt64) / -1
	untyped = math.MinInt64 / -1
	minus   = -1
)

func main() {
	fmt.Println(typed, typed/minus, int64(untyped), untyped < 0, untyped/minus+1 < 0)
	fmt.Println(uint64(math.MinInt64/-1.0), (math.MinInt64-1)/-1 > 0, math.MinInt64%-1, int64(math.MinInt64)/-1*0)
}
