//! gc = ["stw", "semispace", "cms", "balanced"]
//! why = "objects die only where somebody collects"
package main

import (
	"fmt"
	"runtime"
	"weak"
)

type thing struct{ id, a, b int }

var pointers []weak.Pointer[thing]
var revived *thing
var done = make(chan bool, 1)

//go:noinline
func set() {
	t := &thing{id: 4}
	pointers = append(pointers, weak.Make(t))
	runtime.SetFinalizer(t, func(t *thing) {
		fmt.Println("in the finalizer:", pointers[0].Value() == nil)
		pointers = append(pointers, weak.Make(t))
		revived = t
		done <- true
	})
}

func main() {
	set()
	runtime.GC()
	<-done
	fmt.Println(pointers[0].Value() == nil, pointers[1].Value() == revived, pointers[0] == pointers[1])
	runtime.GC()
	fmt.Println(pointers[1].Value().id)
	revived = nil
	runtime.GC()
	fmt.Println(pointers[1].Value() == nil)
}
