//! gc = ["stw", "semispace", "cms", "balanced"]
//! why = "objects die only where somebody collects"
package main

import (
	"fmt"
	"runtime"
)

type shape struct {
	sides int
	names [2]string
}

func (s *shape) String() string { return fmt.Sprint("shape of ", s.sides) }

func (s *shape) Close() (int, error, string) {
	done <- fmt.Sprint("closed ", s.sides)
	return s.sides, nil, "closed"
}

type pointer *[3]int

var done = make(chan string, 10)

//go:noinline
func set() {
	runtime.SetFinalizer(&shape{sides: 3}, func(s fmt.Stringer) { done <- s.String() })
}

//go:noinline
func setAny() {
	runtime.SetFinalizer(&shape{sides: 4}, func(v any) { done <- fmt.Sprintf("%T %v", v, v) })
}

//go:noinline
func setMethod() { runtime.SetFinalizer(&shape{sides: 5}, (*shape).Close) }

//go:noinline
func setNamed() {
	p := new([3]int)
	p[0] = 6
	runtime.SetFinalizer(p, func(p pointer) { done <- fmt.Sprint("array ", *p) })
}

//go:noinline
func setLarge() {
	p := new([100000]int)
	p[99999] = 7
	runtime.SetFinalizer(p, func(p *[100000]int) { done <- fmt.Sprint("large ", p[99999]) })
}

var global int

func main() {
	for _, f := range []func(){set, setAny, setMethod, setNamed, setLarge} {
		f()
		runtime.GC()
		fmt.Println(<-done)
	}
	// What is not in the heap never dies.
	runtime.SetFinalizer(&global, func(*int) { done <- "global" })
	x := &shape{sides: 8}
	runtime.SetFinalizer(x, func(s *shape) { done <- "too early" })
	runtime.GC()
	runtime.KeepAlive(x)
	fmt.Println(len(done))
}
