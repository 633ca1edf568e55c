package main

import "fmt"

type packed struct {
	a bool
	b int64
	c uint8
	d uint16
	e float32
	f string
	g int8
	h *int
	i [3]uint8
	j interface{}
	k uint32
	l struct {
		x int8
		y int64
		z bool
	}
	m []byte
	n [2]struct {
		p uint8
		q uint32
	}
	o int16
}

func make1(n int) packed {
	p := packed{a: n%2 == 0, b: int64(n) << 40, c: uint8(n * 3), d: uint16(n * 300), e: float32(n) / 4, f: fmt.Sprint("s", n), g: int8(-n), h: &n, j: n, k: uint32(n) * 100000, o: int16(-n * 100)}
	p.i = [3]uint8{uint8(n), uint8(n + 1), uint8(n + 2)}
	p.l.x, p.l.y, p.l.z = int8(n), -int64(n), true
	p.m = []byte{byte(n)}
	p.n[1].p, p.n[1].q = 255, uint32(n)
	return p
}

func (p packed) String() string {
	return fmt.Sprint(p.a, p.b>>40, p.c, p.d, p.e, p.f, p.g, *p.h, p.i, p.j, p.k, p.l, p.m, p.n, p.o)
}

func main() {
	ps := make([]packed, 0)
	for i := range 5 {
		ps = append(ps, make1(i))
	}
	ps[2].c++
	ps[2].g--
	ps[2].d -= 601
	ps[2].i[1] = 200
	ps[2].l.x = -128
	ps[2].n[0].p = 1
	ps[2].o ^= 0x7f
	q := ps[3]
	pe, pi, po := &q.e, &q.i[2], &q.o
	*pe *= 2
	*pi -= 10
	*po = 1
	for _, p := range ps {
		fmt.Println(p)
	}
	fmt.Println(q)
	m := map[int8]packed{-1: q}
	ch := make(chan packed, 1)
	ch <- m[-1]
	r := <-ch
	fmt.Println(r.String() == q.String(), r.h == q.h)
	bytes := [4]struct{ b uint8 }{{1}, {2}, {3}, {4}}
	for i := range bytes {
		bytes[i].b *= 100
	}
	fmt.Println(bytes)
	bools := [5]bool{1: true, 4: true}
	n := 0
	for i, b := range bools {
		if b {
			n |= 1 << i
		}
		bools[i] = !b
	}
	fmt.Println(n, bools)
	i16s := []int16{-32768, 32767}
	i16s[0]--
	i16s[1]++
	fmt.Println(i16s)
	f32s := map[string]float32{"x": 16777216}
	f32s["x"]++
	fmt.Println(f32s["x"])
}
