package main

import (
	"fmt"
	"runtime"
)

type leaf struct{ s *string }
type branch struct {
	l     [3]leaf
	extra []leaf
	n     int
	iface interface{}
}

func fresh(i int) branch {
	s := fmt.Sprint("leaf", i)
	return branch{[3]leaf{{&s}, {&s}, {}}, []leaf{{&s}}, i, leaf{&s}}
}

func pass(b branch, others ...branch) (branch, [2]branch) {
	runtime.Gosched()
	b.n += len(others)
	return b, [2]branch{b, others[0]}
}

func main() {
	var all [10]branch
	for i := range all {
		all[i] = fresh(i)
	}
	copied := all
	runtime.GC()
	for i := range all {
		all[i] = branch{}
	}
	runtime.GC()
	for i := range 100 {
		_ = fresh(i)
	}
	for i, b := range copied {
		if i%4 == 0 {
			fmt.Println(*b.l[0].s, *b.extra[0].s, *b.iface.(leaf).s, b.l[2].s == nil)
		}
	}
	r, pair := pass(fresh(50), fresh(60), fresh(70))
	runtime.GC()
	fmt.Println(r.n, *pair[1].l[1].s, *pair[0].iface.(leaf).s)
	ch := make(chan branch, 1)
	ch <- copied[3]
	m := map[string]branch{"x": <-ch}
	runtime.GC()
	fmt.Println(*m["x"].l[0].s)
	x, y := fresh(1), fresh(2)
	x, y = y, x
	runtime.GC()
	fmt.Println(*x.l[0].s, *y.l[0].s, x.n)
}
