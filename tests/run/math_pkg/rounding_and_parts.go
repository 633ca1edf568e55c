package main

import (
	"fmt"
	"math"
)

func main() {
	for _, f := range []float64{2.5, -2.5, 3.5, 0.49, -0.5, 1e17, math.Inf(1), math.NaN()} {
		fmt.Println(math.Floor(f), math.Ceil(f), math.Trunc(f), math.Round(f), math.RoundToEven(f), math.Abs(f))
	}
	fmt.Println(math.Mod(7, 3), math.Mod(-7, 3), math.Mod(5.5, 1.5), math.Remainder(7, 4))
	fmt.Println(math.Modf(3.25))
	fmt.Println(math.Frexp(8))
	fmt.Println(math.Ldexp(0.5, 4), math.Copysign(3, -1), math.Signbit(-0.0), math.Signbit(math.Copysign(0, -1)))
	fmt.Println(math.Max(1, 2), math.Min(-0.0, 0), math.Max(math.NaN(), 1), math.Dim(5, 3), math.Dim(3, 5))
	fmt.Println(math.IsNaN(math.NaN()), math.IsInf(math.Inf(-1), -1), math.IsInf(math.Inf(-1), 1), math.IsInf(1, 0))
	fmt.Println(math.Float64bits(1.5), math.Float64frombits(0x4009_21FB_5444_2D18), math.Float32bits(-2), math.Float32frombits(0x40490fdb))
	fmt.Println(math.Nextafter(1, 2), math.FMA(2, 3, 4))
	fmt.Println(math.MaxInt64, math.MinInt64, uint64(math.MaxUint64), math.MaxInt8, math.MaxUint16, math.MaxInt)
}
