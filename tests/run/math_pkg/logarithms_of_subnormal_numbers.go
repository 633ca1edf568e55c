package main

import (
	"fmt"
	"math"
)

func main() {
	neighbours()
	for _, x := range []float64{5e-324, 1e-310, 2.2e-308, 2.3e-308, 1e-320, 3e-309} {
		y := x
		fmt.Println(x, math.Log(y), math.Log2(y), math.Log10(y), math.Log1p(y), math.Pow(y, 0.5), math.Exp(math.Log(y)), math.Cbrt(y), math.Asinh(y))
	}
}

func neighbours() {
	for k := -1080; k < 1000; k += 37 {
		x := math.Ldexp(math.Sqrt2/2, k)
		fmt.Println(math.Log(x), math.Log10(x), math.Log(math.Nextafter(x, 0)), math.Log(math.Nextafter(x, math.Inf(1))))
	}
}
