package main

import (
	"fmt"
	"math"
	"math/cmplx"
	"math/rand"
)

// checksum stands for what is not printed.
type checksum uint32

func (c *checksum) add(text string) {
	for i := range len(text) {
		*c = *c*31 + checksum(text[i])
	}
}

func main() {
	nan, inf := math.NaN(), math.Inf(1)
	negative := math.Copysign(0, -1)
	parts := []float64{0, negative, 1, -1, 0.5, -0.25, 2, -3.5, 1e-300, 1e300, -1e200, math.Pi / 2, 1e10, inf, -inf, nan}
	functions := []struct {
		name string
		f    func(complex128) complex128
	}{
		{"Acos", cmplx.Acos}, {"Acosh", cmplx.Acosh}, {"Asin", cmplx.Asin}, {"Asinh", cmplx.Asinh},
		{"Atan", cmplx.Atan}, {"Atanh", cmplx.Atanh}, {"Conj", cmplx.Conj}, {"Cos", cmplx.Cos},
		{"Cosh", cmplx.Cosh}, {"Cot", cmplx.Cot}, {"Exp", cmplx.Exp}, {"Log", cmplx.Log},
		{"Log10", cmplx.Log10}, {"Sin", cmplx.Sin}, {"Sinh", cmplx.Sinh}, {"Sqrt", cmplx.Sqrt},
		{"Tan", cmplx.Tan}, {"Tanh", cmplx.Tanh},
	}
	var numbers []complex128
	for _, re := range parts {
		for _, im := range parts {
			numbers = append(numbers, complex(re, im))
		}
	}
	source := rand.New(rand.NewSource(1))
	for range 60 {
		numbers = append(numbers, complex(source.NormFloat64()*3, source.NormFloat64()*3))
	}
	for k := range 9 {
		numbers = append(numbers, complex(float64(k)*math.Pi/2, 1e-5), complex(math.Pi/2*1e9*float64(2*k+1), 1e-9))
	}
	for _, function := range functions {
		sum := checksum(0)
		for i, x := range numbers {
			text := fmt.Sprint(function.name, x, function.f(x))
			sum.add(text)
			if i%11 == 0 {
				fmt.Println(text)
			}
		}
		fmt.Println(function.name, sum)
	}
	sum := checksum(0)
	for i, x := range numbers {
		r, angle := cmplx.Polar(x)
		y := numbers[(i*7+3)%len(numbers)]
		power := cmplx.Pow(x, y)
		sum.add(fmt.Sprint(cmplx.Abs(x), cmplx.Phase(x), r, angle, cmplx.Rect(2, real(x)), cmplx.IsInf(x), cmplx.IsNaN(x), power))
		if i%11 == 0 {
			fmt.Println(x, y, r, angle, power)
		}
	}
	fmt.Println(sum)
	fmt.Println(cmplx.Inf(), cmplx.NaN(), cmplx.Pow(0, 0), cmplx.Pow(0, -1), cmplx.Pow(0, 1i), cmplx.Pow(0, -1+1i), cmplx.Exp(1i*math.Pi))
}
