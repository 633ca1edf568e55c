package main

import "fmt"

type L []L

type S struct {
	name string
	kids []S
}

type P struct {
	n  int
	xs []int
	ys []string
	zs [][]int
	fs []float32
	bs []byte
	hs []int16
	es []struct{}
	is []any
	ps []*P
	ss []S
}

type G struct{ rows [4][]int }

var global []int
var globals [3][]string
var gmap = map[string][]int{}

func main() {
	// A header that lies where the element comes to.
	t := make(L, 1, 3)
	t = t[:2]
	t[1] = t[:1]
	t[1] = append(t[1], nil)
	fmt.Println(t[1] == nil, len(t))
	q := &S{kids: make([]S, 2, 2)}
	k := &q.kids[1]
	k.kids = q.kids[:1]
	k.kids = append(k.kids, S{name: "x"})
	fmt.Println(q.kids[1].name, len(q.kids[1].kids))

	p := &P{}
	for i := 0; i < 40; i++ {
		p.xs = append(p.xs, i)
		p.ys = append(p.ys, fmt.Sprint(i))
		p.zs = append(p.zs, p.xs[:i])
		p.fs = append(p.fs, float32(i)/2)
		p.bs = append(p.bs, byte(i*9))
		p.hs = append(p.hs, int16(-i*999))
		p.es = append(p.es, struct{}{})
		p.is = append(p.is, i)
		p.ps = append(p.ps, p)
		p.ss = append(p.ss, S{name: p.ys[i]})
		p.ss[i].kids = append(p.ss[i].kids, S{name: "kid"}, S{})
		p.ss[i].kids = append(p.ss[i].kids, p.ss...)
		p.zs[i%3] = append(p.zs[i%3], -i)
		global = append(global, i)
		globals[i%3] = append(globals[i%3], p.ys[i])
		gmap[p.ys[i%7]] = append(gmap[p.ys[i%7]], i)
		gmap["two"] = append(gmap["two"], i, i)
	}
	fmt.Println(p.xs, cap(p.xs), p.ys, cap(p.ys))
	fmt.Println(p.zs[:4], cap(p.zs), p.fs, cap(p.fs))
	fmt.Println(p.bs, cap(p.bs), p.hs, cap(p.hs), len(p.es), p.is, cap(p.is), len(p.ps), cap(p.ps))
	fmt.Println(len(p.ss), cap(p.ss), len(p.ss[39].kids), p.ss[39].kids[0].name, p.ss[39].kids[40].name)
	fmt.Println(global, globals, gmap)

	var g G
	rows := [3][]int{}
	h := &g
	var hist [5][]int
	for i := range 20 {
		g.rows[i%4] = append(g.rows[i%4], i)
		h.rows[i%4] = append(h.rows[i%4], -i)
		rows[2] = append(rows[2], i)
		rows[i%2] = append(rows[i%2], i)
		hist[i*i%5] = append(hist[i*i%5], i)
	}
	fmt.Println(g, rows, hist)

	words := []string{"a", "of", "the", "tree"}
	by := map[int][]string{}
	first := map[byte][]string{}
	pairs := map[[2]int][]int{}
	deep := map[string]*P{"k": p}
	for i := range 16 {
		w := words[i%4]
		by[len(w)] = append(by[len(w)], w)
		first[w[0]] = append(first[w[0]], w)
		key := [2]int{i % 2, i % 3}
		pairs[key] = append(pairs[key], i)
		deep["k"].xs = append(deep["k"].xs, i)
	}
	fmt.Println(by, first, pairs, len(p.xs))

	var cells []int
	add := func(x int) { cells = append(cells, x) }
	for i := range 9 {
		add(i)
	}
	fmt.Println(cells, cap(cells))
	ptr := &cells
	*ptr = append(*ptr, len(*ptr))
	(*ptr) = append(*ptr, cells[0], cells[9])
	fmt.Println(cells)
	// The value reads what the append changes.
	p.xs = append(p.xs, len(p.xs))
	p.xs = append(p.xs, p.xs[len(p.xs)-1])
	next := func() int { p.xs = append(p.xs, 1000); return len(p.xs) }
	p.xs = append(p.xs, next())
	p.xs = append(p.xs, next(), next())
	p.xs = append(p.xs, append(p.xs, 7)[3])
	fmt.Println(p.xs[50:])
	grid := [][]int{nil, nil}
	at := 0
	move := func() int { at = 1; return 5 }
	grid[at] = append(grid[at], move())
	fmt.Println(grid)
}
