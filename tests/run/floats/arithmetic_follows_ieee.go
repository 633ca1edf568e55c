package main

import (
	"fmt"
	"math"
)

func main() {
	zero := 0.0
	inf := 1 / zero
	nan := zero / zero
	fmt.Println(inf, -inf, nan, 1/-inf, -zero, 1/math.Copysign(0, -1))
	fmt.Println(nan == nan, nan != nan, nan < 1, nan > 1, inf > math.MaxFloat64)
	fmt.Println(0.1+0.2, 0.1+0.2 == 0.3, float32(0.1)+float32(0.2))
	x, y := 0.1, 0.2
	fmt.Println(x+y, x*y, x/y, x-y)
	var f float32 = 16777216
	fmt.Println(f+1 == f, f+2)
	fmt.Println(math.MaxFloat32, math.SmallestNonzeroFloat64, math.MaxFloat64)
	sum := 0.0
	for i := 1; i <= 1000; i++ {
		sum += 1 / float64(i)
	}
	fmt.Println(sum)
	var g float32
	for i := 1; i <= 1000; i++ {
		g += 1 / float32(i)
	}
	fmt.Println(g)
}
