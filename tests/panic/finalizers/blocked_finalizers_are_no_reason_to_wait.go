package main

import "runtime"

type t struct{ a, b, c int }

var never chan bool

//go:noinline
func set() { runtime.SetFinalizer(&t{1, 2, 3}, func(t *t) { <-never }) }

func main() {
	set()
	runtime.GC()
	<-never
}
