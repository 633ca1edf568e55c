//! gc = ["stw", "semispace", "cms", "balanced"]
//! why = "objects die only where somebody collects"
package main

import (
	"fmt"
	"runtime"
	"time"
)

type t struct{ a, b, c int }

//go:noinline
func set() { runtime.SetFinalizer(&t{1, 2, 3}, func(t *t) { panic(fmt.Sprint("finalizer of ", *t)) }) }

func main() {
	set()
	runtime.GC()
	time.Sleep(time.Second)
	fmt.Println("unreachable")
}
