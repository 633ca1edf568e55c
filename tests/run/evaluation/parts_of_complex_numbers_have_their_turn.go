package main

import "fmt"

func main() {
	re := 1.0
	change := func() int { re = 3; return 2 }
	a, b, c := complex(re, 0), change(), complex(re, 0)
	fmt.Println(a, b, c)

	z := 1 + 2i
	turn := func() float64 { z = 5 + 6i; return 0 }
	fmt.Println(real(z), turn(), real(z))
	z = 1 + 2i
	d, e, f := imag(z), turn(), imag(z)
	fmt.Println(d, e, f)
	z = 1 + 2i
	fmt.Println(real(z)+turn(), imag(z))
}
