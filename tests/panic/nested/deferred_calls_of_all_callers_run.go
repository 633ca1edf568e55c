package main

import "fmt"

func level(n int) {
	defer fmt.Println("leave", n)
	if n == 3 {
		var xs []int
		xs[n]++
	}
	level(n + 1)
}

func main() {
	defer fmt.Println("main leaves")
	level(0)
}
