//! gc = ["stw", "semispace", "cms", "balanced"]
//! why = "objects die only where somebody collects"
package main

import (
	"fmt"
	"runtime"
)

type link struct {
	number int
	next   *link
}

var done = make(chan int, 10)

//go:noinline
func chain() {
	var head *link
	for i := 4; i >= 1; i-- {
		head = &link{i, head}
		runtime.SetFinalizer(head, func(l *link) { done <- l.number })
	}
}

// A circle never loses its finalizers.
//
//go:noinline
func circle() {
	a, b := &link{number: 10}, &link{number: 11}
	a.next, b.next = b, a
	runtime.SetFinalizer(a, func(l *link) { done <- l.number })
}

func main() {
	chain()
	circle()
	for i := 1; i <= 4; i++ {
		runtime.GC()
		fmt.Println(<-done)
	}
	runtime.GC()
	runtime.GC()
	fmt.Println(len(done))
}
