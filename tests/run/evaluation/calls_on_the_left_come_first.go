package main

import "fmt"

var log []string

func i(n int) int { log = append(log, fmt.Sprint("i", n)); return n }

func f() (int, error) { log = append(log, "f"); return 1, nil }

func g() (int, string) { log = append(log, "g"); return 7, "x" }

func show(v ...any) {
	fmt.Println(log, v)
	log = nil
}

type pair struct{ a, b any }

func main() {
	a := make([]any, 5)
	var e any
	a[i(1)], e = f()
	show(a, e)
	m := map[any]any{}
	m[i(2)], a[i(3)] = g()
	show(m, a)
	ps := []*pair{{}, {}}
	at := func(n int) *pair { return ps[i(n)] }
	at(1).a, at(0).b = g()
	show(*ps[0], *ps[1])
	grid := [2][]any{make([]any, 2), make([]any, 2)}
	grid[i(1)][i(0)], _ = f()
	show(grid)
	ch := make(chan int, 2)
	ch <- 1
	a[<-ch], m["k"] = g()
	show(a, m)
	k := 0
	next := func() (int, int) { k++; return k, 2 }
	a[k+i(0)], e = next()
	show(a, e, k)
}
