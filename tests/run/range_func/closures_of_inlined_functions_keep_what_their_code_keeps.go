package main

import (
	"fmt"
	"iter"
	"runtime"
)

type node struct{ values []int }

var kept []func() int

// A closure of the loop's body is kept by the closure that wrap returns: in its code, wherever wrap is inlined.
func wrap(seq iter.Seq[*node]) iter.Seq[int] {
	return func(yield func(int) bool) {
		for n := range seq {
			for _, v := range n.values {
				if !yield(v) {
					return
				}
			}
		}
	}
}

func nodes(n int) iter.Seq[*node] {
	return func(yield func(*node) bool) {
		for i := range n {
			x := &node{values: []int{i, i * 10}}
			kept = append(kept, func() int { return x.values[1] })
			if !yield(x) {
				return
			}
		}
	}
}

func twice(f func(int) int) func(int) int { return func(x int) int { return f(f(x)) } }

func main() {
	total := 0
	for v := range wrap(nodes(4)) {
		runtime.GC()
		total += v
		last := &total
		kept = append(kept, func() int { return *last })
	}
	runtime.GC()
	for _, f := range kept {
		fmt.Print(f(), " ")
	}
	fmt.Println(total)
	add := 3
	f := twice(func(x int) int { return x + add })
	g := twice(f)
	runtime.GC()
	fmt.Println(f(1), g(1))
	hold := func() func() *node {
		n := &node{values: []int{add}}
		return func() *node { return n }
	}()
	runtime.GC()
	fmt.Println(hold().values)
}
