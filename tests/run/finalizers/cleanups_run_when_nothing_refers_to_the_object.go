//! gc = ["stw", "semispace", "cms", "balanced"]
//! why = "objects die only where somebody collects"
package main

import (
	"fmt"
	"runtime"
	"sort"
)

type object struct {
	id    int
	inner [4]int
}

var done = make(chan string, 10)

//go:noinline
func add(id int) {
	o := &object{id: id}
	runtime.AddCleanup(o, func(id int) { done <- fmt.Sprint("first ", id) }, id)
	runtime.AddCleanup(&o.inner[2], func(name string) { done <- name }, fmt.Sprint("second ", id))
	stopped := runtime.AddCleanup(o, func(id int) { done <- "stopped" }, id)
	stopped.Stop()
	stopped.Stop()
}

//go:noinline
func both() {
	o := &object{id: 9}
	runtime.SetFinalizer(o, func(o *object) { done <- fmt.Sprint("finalizer ", o.id) })
	runtime.AddCleanup(o, func(n int) { done <- fmt.Sprint("cleanup ", n) }, 9)
}

func receive(n int) []string {
	var got []string
	for range n {
		got = append(got, <-done)
	}
	sort.Strings(got)
	return got
}

func expect(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

func main() {
	add(1)
	runtime.GC()
	fmt.Println(receive(2))
	// An object with a finalizer dies once more, and then for good.
	both()
	runtime.GC()
	fmt.Println(receive(1))
	runtime.GC()
	fmt.Println(receive(1), len(done))

	o := &object{}
	var none *object
	expect("nil", func() { runtime.AddCleanup(none, func(int) {}, 1) })
	expect("equal", func() { runtime.AddCleanup(o, func(*object) {}, o) })
	expect("within", func() { runtime.AddCleanup(o, func(*int) {}, &o.inner[1]) })
	expect("closed over", func() { runtime.AddCleanup(o, func(int) { o.id++ }, 1) })
	runtime.KeepAlive(o)
}
