package main

import "fmt"

func try(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

type node struct {
	next *node
	m    map[int]int
	b    map[uint8]int
	s    []int
	v    int
	a    [4]int
}

//go:noinline
func call(s []int) int { return len(s) }

func main() {
	var p *node
	var s [][]int
	q := &node{}
	i := 3
	var z int
	try("field of field", func() { p.next.v = s[i][0] })
	try("field of field, call", func() { p.next.v = call(s[i]) })
	try("element of field", func() { p.s[i] = s[i][0] })
	try("element of field, call", func() { p.s[i] = call(s[i]) })
	try("index", func() { q.s[1/z] = s[i][0] })
	try("index, call", func() { q.s[1/z] = call(s[i]) })
	try("map of field", func() { p.m[1] = s[i][0] })
	try("map of field, call", func() { p.m[1] = call(s[i]) })
	try("slow map of field", func() { p.b[1] = s[i][0] })
	try("slow map of field, call", func() { p.b[1] = call(s[i]) })
	try("slow map, key", func() { q.b[uint8(1/z)] = s[i][0] })
	try("slow map, key, call", func() { q.b[uint8(1/z)] = call(s[i]) })
	try("slow map, key, map", func() { p.b[uint8(1/z)] = s[i][0] })
	try("array of field", func() { p.a[i] = s[i][0] })
	try("two maps", func() { p.m[1/z], q.m[1] = s[i][0], 1 })
	try("two slow maps", func() { q.b[uint8(1/z)], q.m[1] = s[i][0], 1 })
	try("two slow maps, field", func() { p.b[1], q.m[1] = s[i][0], 1 })
	try("nil map", func() { q.m[1] = s[i][0] })
	try("nil map, key", func() { q.m[1/z] = 1 })
	try("op", func() { p.m[1/z] += s[i][0] })
	try("op, slow", func() { p.b[uint8(1/z)] += s[i][0] })
	try("op, call", func() { q.m[1/z] += call(s[i]) })
	try("op, slow, call", func() { q.b[uint8(1/z)] += call(s[i]) })
	try("field op", func() { p.next.v += s[i][0] })
	try("inc", func() { p.m[1/z]++ })
	try("read", func() { fmt.Println(q.b[uint8(1/z)], call(s[i])) })
	try("read, fast", func() { fmt.Println(q.m[1/z], call(s[i])) })
	try("read two", func() { a, b := q.b[uint8(1/z)], call(s[i]); fmt.Println(a, b) })
	try("read two, fast", func() { a, b := q.m[1/z], call(s[i]); fmt.Println(a, b) })
	try("read sum", func() { a := q.b[uint8(1/z)] + call(s[i]); fmt.Println(a) })
	try("read sum, fast", func() { a := q.m[1/z] + call(s[i]); fmt.Println(a) })
	x := map[uint8]int{1: 1}
	y := map[int]int{1: 1}
	f := func() int { x[1]++; y[1]++; return 10 }
	a, b := x[1], f()
	c, d := y[1], f()
	fmt.Println(a, b, c, d, x[1]+f(), y[1]+f())
	k := uint8(1)
	l := 1
	g := func() int { k++; l++; return int(k) }
	x[k] = g()
	y[l] = g()
	fmt.Println(x, y)
	h := [2]int{1, 2}
	hh := map[[2]int]int{}
	hh[h] = func() int { h[0]++; return h[0] }()
	w := map[[2]int32]int{}
	ww := [2]int32{1, 2}
	w[ww] = func() int { ww[0]++; return int(ww[0]) }()
	fmt.Println(hh, w, w[ww]+func() int { ww[0]++; return int(ww[0]) }(), w)
	var e any = 1
	v := map[any]int{1: 5}
	v[e] = func() int { e = 2; return 7 }()
	fmt.Println(v)
	delete(v, e)
	t := map[float64]int{}
	tt := 1.5
	t[tt] += func() int { tt++; return 3 }()
	fmt.Println(t)
}
