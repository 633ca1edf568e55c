package main

import "fmt"

const (
	i1                                   = 1i
	big                                  = 1e300i * 1e300i
	typed                      complex64 = 0.1 + 0.2i
	conv                                 = int(3 + 0i)
	half                                 = real(0.5 + 2i)
	legacy, hex, bin, oct, exp           = 123i, 0x1Fi, 0b11i, 0o17i, 0x1p-2i
)

func parts(c complex128) (float64, float64) { return real(c), imag(c) }
func made() (float64, float64)              { return 7, 8 }

func sum[T complex64 | complex128 | float64](xs ...T) (t T) {
	for _, x := range xs {
		t += x
	}
	return t * t
}

func main() {
	var c complex128 = 3 + 4i
	d := 1 - 2i
	fmt.Println(c+d, c-d, c*d, c/d, -c, +c, c == d, c != d, c == 3+4i)
	var s complex64 = complex64(c) / 3
	t := complex64(d)
	fmt.Println(s, s*t, s/t, s+t, -s, complex128(s), complex64(s*s))
	fmt.Println(i1*i1, typed, conv, half, legacy, hex, bin, oct, exp, real(c), imag(s), real(2), imag('a'))
	fmt.Println(complex(made()))
	fmt.Println(parts(c))
	fmt.Println(sum(1i, 2), sum[complex64](1i, 1), sum(1.5, 2))
}
