package main

import "fmt"

func main() {
	a, b := make(chan int, 1), make(chan string, 1)
	a <- 1
	select {
	case v := <-a:
		fmt.Println("a", v)
	case s := <-b:
		fmt.Println("b", s)
	}
	b <- "text"
	select {
	case v := <-a:
		fmt.Println("a", v)
	case s, ok := <-b:
		fmt.Println("b", s, ok)
	}
	select {
	case a <- 5:
		fmt.Println("sent", len(a))
	case <-b:
		fmt.Println("never")
	}
	select {
	case a <- 6:
		fmt.Println("never: full")
	default:
		fmt.Println("default")
	}
	close(b)
	select {
	case s, ok := <-b:
		fmt.Printf("%q %v\n", s, ok)
	}
	var nilCh chan int
	select {
	case <-nilCh:
		fmt.Println("never")
	case nilCh <- 1:
		fmt.Println("never")
	default:
		fmt.Println("nil channels are never ready")
	}
	var x [2]int
	select {
	case x[1] = <-a:
		fmt.Println(x)
	}
	m := map[string]bool{}
	a <- 0
	var ok bool
	select {
	case _, m["got"] = <-a:
	}
	fmt.Println(m, ok)
}
