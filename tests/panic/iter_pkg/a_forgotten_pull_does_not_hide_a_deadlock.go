package main

import "iter"

func main() {
	next, _ := iter.Pull(func(yield func(int) bool) {
		for yield(1) {
		}
	})
	println(next())
	select {}
}
