package main

import "fmt"

type state struct{ a, b, c, d uint32 }

func mix(s *state, m *[16]uint32) {
	s.a += m[0] ^ s.b&s.c | ^s.b&s.d
	s.a = s.a<<7 | s.a>>25
	s.d += m[1] ^ s.a&s.b | ^s.a&s.c
	s.d = s.d<<12 | s.d>>20
	s.c += m[2] ^ s.d&s.a | ^s.d&s.b
	s.c = s.c<<17 | s.c>>15
	s.b += m[3] ^ s.c&s.d | ^s.c&s.a
	s.b = s.b<<22 | s.b>>10
	s.a += m[4] + (s.d&s.b | s.d&^s.c) + 0x5a827999
	s.a = s.a<<5 | s.a>>27
	s.d += m[5] + (s.c&s.a | s.c&^s.b) + 0x6ed9eba1
	s.d = s.d<<9 | s.d>>23
	s.c += m[6] + (s.b&s.d | s.b&^s.a) + 0x8f1bbcdc
	s.c = s.c<<14 | s.c>>18
	s.b += m[7] + (s.a&s.c | s.a&^s.d) + 0xca62c1d6
	s.b = s.b<<20 | s.b>>12
	s.a += m[8] + (s.b ^ s.c ^ s.d)
	s.a = s.a<<4 | s.a>>28
	s.d += m[9] + (s.a ^ s.b ^ s.c)
	s.d = s.d<<11 | s.d>>21
	s.c += m[10] + (s.d ^ s.a ^ s.b)
	s.c = s.c<<16 | s.c>>16
	s.b += m[11] + (s.c ^ s.d ^ s.a)
	s.b = s.b<<23 | s.b>>9
	s.a += m[12] + (s.c ^ (s.b | ^s.d))
	s.a = s.a<<6 | s.a>>26
	s.d += m[13] + (s.b ^ (s.a | ^s.c))
	s.d = s.d<<10 | s.d>>22
	s.c += m[14] + (s.a ^ (s.d | ^s.b))
	s.c = s.c<<15 | s.c>>17
	s.b += m[15] + (s.d ^ (s.c | ^s.a))
	s.b = s.b<<21 | s.b>>11
}

func main() {
	s := state{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}
	var m [16]uint32
	for round := range 50 {
		for i := range m {
			m[i] = uint32(i*round+1) * 0x9e3779b9
		}
		mix(&s, &m)
	}
	fmt.Printf("%08x %08x %08x %08x\n", s.a, s.b, s.c, s.d)
	x, y, z := 1, 2, 3
	x, y, z = y*z, z*x, x*y
	x, y = x+y+z, x-y-z
	z += x*y - y*z + z*x
	if x > y {
		x, y = y, x
	}
	if y > z {
		y, z = z, y
	}
	if x > y {
		x, y = y, x
	}
	fmt.Println(x, y, z)
	t := ((x+y)*(y-z) - (z*z+x)%(y*y+1)) / (((x-y)|3)&^(z^7) + 1)
	u := (((((((((x+1)*2+1)*2+1)*2+1)*2+1)*2+1)*2+1)*2+1)*2 + 1)
	fmt.Println(t, u, x+(y+(z+(x+(y+(z+(x+(y+(z+(x+y))))))))))
}
