package main

import "fmt"

func main() {
	var s uint = 33
	var i = 1 << s
	var j int32 = 1 << s
	var k = uint64(1 << s)
	var l = uint32(1)<<s == 0
	var w int64 = 1.0 << 33
	a := make([]byte, 1<<(s-30))
	var b = "x"[0]<<7>>7 == 'x'&1
	m := 1<<s == 2<<s
	n := 1<<s == int64(2)<<s
	o := uint8(1)<<7 | 1<<(s-32)
	var p = int8(1) << (s - 26) >> (s - 26)
	fmt.Println(i, j, k, l, w, len(a), b, m, n, o, p)
	const c = 1 << 3 << 2
	const d = -8 >> 1
	const e = 'a' << 1
	const f = 1<<62 - 1 + 1<<62
	fmt.Println(c, d, e, f, 5.0<<2, uint8(255)>>3)
	fmt.Printf("%T %T %T\n", e, 1<<s, 'x'>>1)
	arr := [...]int{10, 20, 30, 40, 50}
	fmt.Println(arr[1<<(s-32)], arr[1.0<<1])
}
