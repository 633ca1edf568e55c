package main

import "fmt"

func main() {
	ch := make(chan int, 4)
	ch <- 1
	close(ch)
	fmt.Println(<-ch)
	v, ok := <-ch
	fmt.Println(v, ok)
	ch <- 2
}
