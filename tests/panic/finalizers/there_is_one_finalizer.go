package main

import "runtime"

type t struct{ a, b, c int }

func main() {
	x := new(t)
	runtime.SetFinalizer(x, func(*t) {})
	runtime.SetFinalizer(x, func(*t) {})
}
