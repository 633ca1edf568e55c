package main

import "runtime"

type t struct {
	a int
	b [4]*int
}

func main() {
	x := new(t)
	runtime.SetFinalizer(&x.b, func(*[4]*int) {})
}
