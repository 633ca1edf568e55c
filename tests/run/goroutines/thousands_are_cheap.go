package main

import "fmt"

func main() {
	const n = 2000
	var first chan int = make(chan int)
	in := first
	for i := 0; i < n; i++ {
		out := make(chan int)
		go func(in, out chan int) { out <- 1 + <-in }(in, out)
		in = out
	}
	go func() { first <- 0 }()
	fmt.Println(<-in)
	done := make(chan int, n)
	for i := 0; i < n; i++ {
		go func() { done <- i % 7 }()
	}
	sum := 0
	for i := 0; i < n; i++ {
		sum += <-done
	}
	fmt.Println(sum)
}
