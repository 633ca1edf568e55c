package main

import (
	"fmt"
	"math"
)

func kahan(xs []float64) float64 {
	var sum, c float64
	for _, x := range xs {
		y := x - c
		t := sum + y
		c = (t - sum) - y
		sum = t
	}
	return sum
}

func newton(x float64) (r float64, n int) {
	r = x / 2
	for ; math.Abs(r*r-x) > 1e-12*x; n++ {
		r = (r + x/r) / 2
	}
	return
}

type vec struct{ x, y, z float64 }

func (a vec) add(b vec) vec       { return vec{a.x + b.x, a.y + b.y, a.z + b.z} }
func (a vec) scale(f float64) vec { return vec{a.x * f, a.y * f, a.z * f} }
func (a vec) dot(b vec) float64   { return a.x*b.x + a.y*b.y + a.z*b.z }
func (a *vec) normalise()         { *a = a.scale(1 / math.Sqrt(a.dot(*a))) }

func main() {
	xs := make([]float64, 1000)
	plain := 0.0
	for i := range xs {
		xs[i] = 0.1 * float64(i%7+1)
		plain += xs[i]
	}
	fmt.Println(plain, kahan(xs))
	fmt.Println(newton(2))
	fmt.Println(newton(1e10))
	var f float32 = 1
	n := 0
	for f+1 != f {
		f *= 2
		n++
	}
	fmt.Println(f, n)
	var a, b, c float32 = 0.1, 0.2, 0.3
	fmt.Println(a+b, a+b == c, float64(a)+float64(b), a*b*c, a/b, -a)
	h := float32(1) / 3
	fmt.Println(h, float64(h), h*3, float32(float64(h)*3))
	v := vec{1, 2, 3}
	v.normalise()
	w := v.add(vec{x: 1}).scale(0.5)
	fmt.Println(v, w, v.dot(w))
	i := 0
	for x := 0.0; x != 1.0 && i < 20; x += 0.1 {
		i++
	}
	fmt.Println(i, int(0.1*3*10), int64(1e18), uint8(xs[0]*2549))
	fmt.Println(float32(1e-46), f*f*f*f*f*f, -1/float32(math.Inf(1)))
	poly := 0.0
	for _, k := range []float64{1, -3, 0.5, 2} {
		poly = poly*1.5 + k
	}
	fmt.Println(poly)
}
