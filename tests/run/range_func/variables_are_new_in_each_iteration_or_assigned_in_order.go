package main

import (
	"fmt"
	"iter"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("end of count", n)
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func pairs(words ...string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i, word := range words {
			if !yield(i, word) {
				return
			}
		}
	}
}

func closures() {
	var funcs []func() int
	for i := range count(3) {
		funcs = append(funcs, func() int { i += 10; return i })
	}
	for _, f := range funcs {
		fmt.Println(f(), f())
	}
}

func assigned() {
	var p struct {
		i    int
		word string
	}
	var slots [3]string
	for p.i, slots[p.i] = range pairs("x", "y", "z") {
	}
	fmt.Println(p, slots)
	var any1 any
	for _, any1 = range pairs("q") {
	}
	fmt.Println(any1)
	var f float64
	_ = f
	for range pairs("once") {
		fmt.Println("once")
	}
	for _ = range pairs("blank") {
		fmt.Println("blank")
	}
	for _, _ = range pairs("blank") {
		fmt.Println("blanks")
	}
}

func main() {
	closures()
	assigned()
}
