package main

import "fmt"

func main() {
	a, b := 0b1100, 0b1010
	fmt.Println(a&b, a|b, a^b, a&^b, ^a, -a)
	fmt.Println(a|b&1, a&b|1, a+b&3, a<<1+1, 1+2<<3, 6&3*2, 7^2*3)
	var u uint8 = 0b1010_0101
	fmt.Printf("%08b %08b %08b\n", ^u, u&^0xf0, u^0xff)
	a &= 6
	b |= 1
	fmt.Println(a, b)
	a ^= 0xff
	b &^= 2
	fmt.Println(a, b)
	fmt.Println(!(a == b) && a > b || false, a != b == true)
}
