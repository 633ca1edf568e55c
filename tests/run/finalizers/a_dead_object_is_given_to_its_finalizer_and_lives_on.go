//! gc = ["stw", "semispace", "cms", "balanced"]
//! why = "objects die only where somebody collects"
package main

import (
	"fmt"
	"runtime"
)

type file struct {
	name string
	next *file
	data []byte
}

var kept *file
var done = make(chan string, 10)

//go:noinline
func open(name string) {
	f := &file{name: name, next: &file{name: "next of " + name}, data: make([]byte, 1000)}
	f.data[999] = 7
	runtime.SetFinalizer(f, func(f *file) {
		kept = f
		done <- fmt.Sprint(f.name, " ", f.next.name, " ", f.data[999])
	})
}

//go:noinline
func drop() { kept = nil }

func churn() {
	for i := 0; i < 1000; i++ {
		_ = append([]byte(nil), make([]byte, 100+i)...)
	}
}

func main() {
	open("a")
	churn()
	runtime.GC()
	fmt.Println(<-done)
	churn()
	runtime.GC()
	fmt.Println(kept.name, kept.next.name, kept.data[999])
	// It has no finalizer any more, and may get another one.
	runtime.SetFinalizer(kept, func(f *file) int {
		done <- "again " + f.name
		return 1
	})
	drop()
	runtime.GC()
	fmt.Println(<-done)
	open("b")
	runtime.GC()
	fmt.Println(<-done)
	// A finalizer that was taken away is not called.
	open("c")
	kept = &file{name: "d"}
	runtime.SetFinalizer(kept, func(f *file) { done <- "never" })
	runtime.SetFinalizer(kept, nil)
	drop()
	runtime.GC()
	fmt.Println(<-done)
	runtime.GC()
	select {
	case text := <-done:
		fmt.Println(text)
	default:
		fmt.Println("nothing more")
	}
}
