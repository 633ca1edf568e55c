package main

import (
	"fmt"
	"math"
)

func main() {
	for k := 1; k < 40; k++ {
		x := math.Pi / 2 * 1e9 * float64(k)
		for range 6 {
			sin, cos := math.Sincos(x)
			fmt.Println(x, math.Sin(x), math.Cos(x), math.Tan(x), sin, cos)
			x *= 1e7
		}
	}
	fmt.Println(math.Sin(1<<29), math.Cos(1<<52), math.Sin(math.MaxFloat64), math.Tan(1e300))
}
