package main

import "iter"

func main() {
	next, stop := iter.Pull(func(yield func(int) bool) {
		yield(1)
		panic("in the sequence")
	})
	defer stop()
	println(next())
	next()
}
