package main

import (
	"fmt"
	"runtime"
	"slices"
)

// What a closure returns lives as long as those use it whom its results reach, whoever calls it.

type holder struct {
	f    func() *int
	next *holder
}

func (h *holder) call() *int { return h.f() }

type source func() *int

func (s source) get() *int { return s() }

type getter interface{ get() *int }

func called() *int {
	x := 1
	f := func() *int { return &x }
	return f()
}

func returned() func() *int {
	x := 2
	return func() *int { return &x }
}

func passed(apply func(func() *int) *int) *int {
	x := 3
	return apply(func() *int { return &x })
}

//go:noinline
func apply(f func() *int) *int { return f() }

func inStruct() *int {
	x := 4
	h := holder{f: func() *int { return &x }}
	return h.f()
}

func behindPointer() *int {
	x := 5
	h := &holder{f: func() *int { return &x }}
	outer := holder{next: h}
	return outer.next.call()
}

func inSlice(i int) *int {
	x, y := 6, 7
	fs := []func() *int{func() *int { return &x }, func() *int { return &y }}
	return fs[i]()
}

func inMap() *int {
	x := 8
	m := map[string]func() *int{"f": func() *int { return &x }}
	return m["f"]()
}

func asInterface() *int {
	x := 9
	var g getter = source(func() *int { return &x })
	return g.get()
}

func ofOneOfTwo(b bool) *int {
	x, y := 10, 11
	var f func() *int
	f = func() *int { return &x }
	if b {
		f = func() *int { return &y }
	}
	return f()
}

func byWayOfParameters(n int) *int {
	var f func(p *int, n int) *int
	f = func(p *int, n int) *int {
		if n == 0 {
			return p
		}
		q := n
		if n%2 == 0 {
			return f(&q, n-1)
		}
		return f(p, n-1)
	}
	x := 12
	return f(&x, n)
}

func inAnotherClosure() *int {
	x := 13
	var f func() *int
	set := func() { f = func() *int { return &x } }
	set()
	return f()
}

func ofAClosure() *int {
	x := 14
	f := func() func() *int { return func() *int { return &x } }
	return f()()
}

func assignedOutside() *int {
	var p *int
	x := 15
	f := func() *int { return &x }
	func() { p = f() }()
	return p
}

func overAChannel() *int {
	x := 16
	ch := make(chan func() *int, 1)
	ch <- func() *int { return &x }
	return (<-ch)()
}

func deferred() (p *int) {
	x := 17
	f := func() *int { return &x }
	defer func() { p = f() }()
	return nil
}

func visited(n int) []*int {
	var all []*int
	var visit func(path []int, left int)
	visit = func(path []int, left int) {
		if left == 0 {
			all = append(all, &path[len(path)-1])
			return
		}
		for i := range 2 {
			visit(append(path, 10*left+i), left-1)
		}
	}
	visit(nil, n)
	return all
}

func evenOrOdd(n int) (string, *int) {
	var last *int
	var even, odd func(p *int, n int) string
	even = func(p *int, n int) string {
		last = p
		if n == 0 {
			return "even"
		}
		q := n
		return odd(&q, n-1)
	}
	odd = func(p *int, n int) string {
		if n == 0 {
			return "odd"
		}
		return even(p, n-1)
	}
	x := 100
	return even(&x, n), last
}

func inALoop() (ps []*int) {
	for i := range 3 {
		f := func() *int { return &i }
		ps = append(ps, f())
	}
	return ps
}

func swapped() (*int, *int) {
	x, y := 18, 19
	f, g := func() *int { return &x }, func() *int { return &y }
	f, g = g, f
	return f(), g()
}

func sorted() []*int {
	x, y, z := 3, 1, 2
	key := func(p *int) *int { return p }
	list := []*int{&x, &y, &z}
	slices.SortFunc(list, func(a, b *int) int { return *key(a) - *key(b) })
	return list
}

// churn overwrites the stack below and the heap.
func churn(n int) int {
	var a [64]int
	for i := range a {
		a[i] = -n - i
	}
	if n == 0 {
		runtime.GC()
		return 0
	}
	return a[n%64]*0 + churn(n-1) + len(make([]int, n))*0
}

func main() {
	var kept []*int
	keep := func(ps ...*int) {
		kept = append(kept, ps...)
		churn(20)
	}
	keep(called())
	keep(returned()())
	keep(passed(apply))
	keep(passed(func(f func() *int) *int { return f() }))
	keep(inStruct())
	keep(behindPointer())
	keep(inSlice(0), inSlice(1))
	keep(inMap())
	keep(asInterface())
	keep(ofOneOfTwo(false), ofOneOfTwo(true))
	keep(byWayOfParameters(0), byWayOfParameters(5), byWayOfParameters(6))
	keep(inAnotherClosure())
	keep(ofAClosure())
	keep(assignedOutside())
	keep(overAChannel())
	keep(deferred())
	keep(visited(3)...)
	keep(inALoop()...)
	keep(swapped())
	keep(sorted()...)
	for n := range 4 {
		word, p := evenOrOdd(n)
		keep(p)
		fmt.Print(word, " ")
	}
	fmt.Println()
	churn(40)
	for _, p := range kept {
		fmt.Print(*p, " ")
	}
	fmt.Println()
}
