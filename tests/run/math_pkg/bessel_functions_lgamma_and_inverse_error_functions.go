package main

import (
	"fmt"
	"math"
	"math/rand"
)

func show(x float64) {
	l, s := math.Lgamma(x)
	fmt.Println(x, l, s, math.Erfinv(x), math.Erfcinv(x), math.J0(x), math.J1(x), math.Y0(x), math.Y1(x))
	for _, n := range []int{-3, -2, -1, 0, 1, 2, 3, 5, 10, 33, 34, 100, 1000} {
		fmt.Print(math.Jn(n, x), " ", math.Yn(n, x), ";")
	}
	fmt.Println()
}

func main() {
	for _, x := range []float64{0, math.Copysign(0, -1), 1, -1, 2, -2, 3, 0.5, -0.5, 0.9, 0.85, 1e-300, -1e-300, 1e-22, -1e-22, 5e-324, math.Inf(1), math.Inf(-1), math.NaN(), math.MaxFloat64, -math.MaxFloat64, 1e39, 1e92, 1 << 52, -(1 << 52), -(1<<52 + 1), 1 << 58, 8, 7.999, -4503599627370495.5, 1e-9, 1e-8, 1e-4, 1e-5, 1.0 / (1 << 13), 1.0 / (1 << 27), 1.0 / (1 << 29), 1.0 / (1 << 54), 4.5454, 2.8571, 1 - 1e-16, 0.999999999999, 1.461632144968362245, 0.2316, 0.7316, 1.2316, 1.7316} {
		show(x)
	}
	r := rand.New(rand.NewSource(5))
	for range 40 {
		show(r.Float64())
		show(r.NormFloat64() * 5)
		show(r.ExpFloat64() * 50)
		show(math.Exp(r.NormFloat64() * 100))
		show(-r.ExpFloat64() * 50)
		show(float64(r.Intn(200) - 100))
	}
}
