package main

import "fmt"

func generate(n int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for i := 2; i < n; i++ {
			out <- i
		}
	}()
	return out
}

func filter(in <-chan int, prime int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for v := range in {
			if v%prime != 0 {
				out <- v
			}
		}
	}()
	return out
}

func main() {
	ch := generate(100)
	for {
		prime, ok := <-ch
		if !ok {
			break
		}
		fmt.Print(prime, " ")
		ch = filter(ch, prime)
	}
	fmt.Println()
}
