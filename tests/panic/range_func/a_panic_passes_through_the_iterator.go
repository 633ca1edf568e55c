package main

import "fmt"

func seq(yield func(string, int) bool) {
	defer fmt.Println("iterator's deferred call")
	yield("a", 1)
	fmt.Println("not reached")
}

func main() {
	for name, i := range seq {
		defer fmt.Println("body's deferred call", name, i)
		var list []int
		fmt.Println(list[i])
	}
}
