package main

import "fmt"

type pair struct{ a, b complex128 }

var global = complex(1, 2)

func one() complex128 {
	global = 10
	return 1
}

//go:noinline
func poly(z, c complex64) complex64 { return z*z*z - z/c + -c }

func dot(x, y []complex128) (sum complex128) {
	for i := range x {
		sum += x[i] * y[i]
		sum = x[i]*sum - sum*sum
	}
	return sum
}

func main() {
	// Calls come before variables and memory are read.
	x := complex(1.0, 2.0)
	p := &x
	hundred := func() complex128 { x = 100; return 1 }
	fmt.Println(*p + x*2 + hundred())
	x = 1
	fmt.Println(-x/2 - hundred()*x)
	fmt.Println(global - global + one()*global + one())
	m := map[string]complex128{"a": 1}
	seven := func() complex128 { m["a"] = 7; return 2 }
	fmt.Println(m["a"]/seven() + complex128(complex64(m["a"])))

	// Operands are the variable that is assigned to, or parts of one.
	x = complex(3, -2)
	y := complex(0.5, 4)
	x = x * x
	fmt.Println(x)
	x = y*x - x*y/x
	fmt.Println(x)
	x = -x
	y = (x + y) * (y - x)
	fmt.Println(x, y, real(x+y), imag(x*y))
	s := pair{x, y}
	s.a, s.b = s.b*s.a, s.a*s.b*s.b
	fmt.Println(s.a, s.b, s.a == s.b/y)
	s = pair{s.b - s.a, s.a}
	fmt.Println(s.a, s.b)
	z := complex64(s.a / 1e6)
	z = z * z
	z = z/(z+1i) - z
	fmt.Println(z, real(z*z), -z, complex128(z)*2, poly(z, 3+1i), poly(poly(z, 2i), z))
	a := [2]complex64{z, z + 1}
	a[0], a[1] = a[1]*a[0], a[0]-a[1]
	fmt.Println(a[0], a[1], a[0] != a[1])
	f := func(k complex64) complex64 { z *= k; return z + a[0] }
	fmt.Println(f(2i) * f(2) / z)
	fmt.Println(dot([]complex128{1i, 2, 3 + 1i}, []complex128{2, 1 - 1i, 4i}))
	var i any = x * y
	fmt.Println(i.(complex128) == x*y, z*z == z*z+0)
	var zero complex128
	fmt.Println(x/zero, zero/zero, -zero)
}
