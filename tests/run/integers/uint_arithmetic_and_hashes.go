package main

import "fmt"

func fnv(s string) (h uint64) {
	h = 14695981039346656037
	for i := 0; i < len(s); i++ {
		h ^= uint64(s[i])
		h *= 1099511628211
	}
	return
}

func xorshift(x uint32) uint32 {
	x ^= x << 13
	x ^= x >> 17
	x ^= x << 5
	return x
}

func crc(data []byte) uint32 {
	var table [256]uint32
	for i := range table {
		c := uint32(i)
		for range 8 {
			if c&1 == 1 {
				c = c>>1 ^ 0xEDB88320
			} else {
				c >>= 1
			}
		}
		table[i] = c
	}
	c := ^uint32(0)
	for _, b := range data {
		c = table[byte(c)^b] ^ c>>8
	}
	return ^c
}

func adler(s string) uint32 {
	a, b := uint32(1), uint32(0)
	for _, c := range []byte(s) {
		a = (a + uint32(c)) % 65521
		b = (b + a) % 65521
	}
	return b<<16 | a
}

func main() {
	fmt.Println(fnv(""), fnv("hello"), fnv("hello")%1000)
	x := uint32(2463534242)
	for range 5 {
		x = xorshift(x)
		fmt.Print(x, " ")
	}
	fmt.Println()
	fmt.Printf("%08x %08x\n", crc([]byte("The quick brown fox jumps over the lazy dog")), adler("Wikipedia"))
	var a, b uint64 = 1 << 63, 1<<64 - 1
	fmt.Println(a/3, b%7, b/a, a > b, -a, ^a>>1, a*2, b*b)
	var i8 uint8 = 250
	for range 10 {
		i8++
	}
	fmt.Println(i8, i8-5, uint16(i8)-5, int8(i8-5))
	var u16 uint16 = 0xffff
	fmt.Println(u16+1, u16*u16, u16<<4, u16>>12, ^u16)
}
