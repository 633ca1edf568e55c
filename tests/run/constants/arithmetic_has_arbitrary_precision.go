package main

import "fmt"

const (
	huge     = 1 << 200
	shifted  = huge >> 198
	third    = 1.0 / 3
	whole    = third * 3
	big      = 123456789012345678901234567890
	quotient = big / 1000000000000000000000
	rest     = big % 1000
	fact20   = 1 * 2 * 3 * 4 * 5 * 6 * 7 * 8 * 9 * 10 * 11 * 12 * 13 * 14 * 15 * 16 * 17 * 18 * 19 * 20
	fact30   = fact20 * 21 * 22 * 23 * 24 * 25 * 26 * 27 * 28 * 29 * 30
)

func main() {
	fmt.Println(shifted, whole == 1, quotient, rest)
	fmt.Println(fact20, fact30/fact20)
	fmt.Println(float64(huge))
	fmt.Println(big-big+7, huge/(huge-1))
	const small = 1e-300 * 1e-300 * 1e600
	fmt.Println(small)
	fmt.Println(0x1p-2, 0x1.8p3, 1_000_000, 0b1010_1010, 0o17, 017, 0xdead_beef)
}
