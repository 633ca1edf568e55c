package main

import "fmt"

// Values of 8 or 16 bytes that need no alignment to 8 lie between words.
type pair struct {
	n int32
	c [2]float32
}

type wave struct {
	n int32
	z complex64
	m int32
}

type shorts struct {
	n uint16
	s [8]int16
}

type bytes struct {
	b bool
	s [16]byte
}

//go:noinline
func read(p *pair, w *wave) ([2]float32, complex64) {
	return p.c, w.z
}

//go:noinline
func write(p *pair, w *wave, c [2]float32, z complex64) {
	p.c, w.z = c, z
}

//go:noinline
func short(p *shorts, q *bytes) ([8]int16, [16]byte) {
	return p.s, q.s
}

func main() {
	p, w := &pair{n: 1, c: [2]float32{2, 3}}, &wave{n: 1, z: 4 + 5i, m: 2}
	c, z := read(p, w)
	write(p, w, [2]float32{c[1], c[0]}, z*z)
	fmt.Println(*p, *w)

	s, b := short(&shorts{1, [8]int16{1, 2, 3, 4, 5, 6, 7, 8}}, &bytes{true, [16]byte{9, 8, 7}})
	fmt.Println(s, b)

	// In slices, maps, channels, interfaces and closures.
	all := []wave{*w, {z: 1i}, *w}
	for i := range all {
		all[i].z += 1
	}
	fmt.Println(all, all[0] == all[2], all[1] == *w)
	m := map[int32]complex64{}
	for i := range int32(20) {
		m[i] = complex(float32(i), 1)
		m[i] *= 2
	}
	fmt.Println(m)
	keys := map[pair][2]float32{*p: {1, 2}}
	keys[pair{1, [2]float32{3, 2}}] = [2]float32{5, 6}
	fmt.Println(keys)
	ch := make(chan [2]float32, 3)
	for i := range 3 {
		ch <- [2]float32{float32(i), p.c[0]}
	}
	<-ch
	fmt.Println(<-ch, <-ch)
	var boxed any = p.c
	fmt.Println(boxed == any([2]float32{3, 2}), boxed.([2]float32)[1])
	n := int32(7)
	f := func() (int32, complex64) { z += 1; return n, z }
	fmt.Println(f())
	arrays := [3]pair{{c: p.c}, *p}
	for i, a := range arrays {
		arrays[2-i].c = a.c
	}
	fmt.Println(arrays)
}
