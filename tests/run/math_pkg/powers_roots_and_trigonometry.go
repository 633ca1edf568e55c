package main

import (
	"fmt"
	"math"
)

func main() {
	fmt.Println(math.Sqrt(2), math.Sqrt(-1), math.Cbrt(27), math.Hypot(3, 4))
	fmt.Println(math.Pow(2, 10), math.Pow(2, 0.5), math.Pow(-8, 1.0/3), math.Pow(0, 0), math.Pow(2, -1), math.Pow(-2, 3))
	fmt.Printf("%.10f %.10f %.10f %.10f\n", math.Exp(1), math.Log(10), math.Log2(10), math.Log10(2))
	fmt.Println(math.Log(0), math.Log(-1), math.Exp(1000), math.Log2(8), math.Log10(1000), math.Exp2(5))
	for _, x := range []float64{0, 0.5, 1, 2, math.Pi, 10, -3} {
		fmt.Printf("%.10f %.10f %.9f %.10f\n", math.Sin(x), math.Cos(x), math.Tan(x), math.Atan(x))
	}
	fmt.Printf("%.10f %.10f %.10f %.10f\n", math.Asin(0.5), math.Acos(0.5), math.Atan2(1, -1), math.Sinh(1))
	fmt.Printf("%.10f %.10f %.10f %.10f\n", math.Cosh(1), math.Tanh(0.5), math.Log1p(1e-5), math.Expm1(1e-5))
	fmt.Println(math.Pi, math.E, math.Sqrt2, math.Ln2)
	x := 1.0
	for range 100 {
		x = math.Sqrt(x + 1)
	}
	fmt.Println(x, math.Phi)
}
