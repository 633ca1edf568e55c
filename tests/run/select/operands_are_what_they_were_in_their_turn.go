package main

import "fmt"

func open(n *int, value int) chan int {
	*n = value
	return nil
}

func main() {
	n := 0
	c := make(chan int, 1)
	other := make(chan int, 1)
	select {
	case c <- n:
	case <-open(&n, 42):
	}
	fmt.Println(<-c, n)

	send := c
	swap := func() chan int {
		send = other
		return nil
	}
	select {
	case send <- 1:
	case <-swap():
	}
	fmt.Println(len(c), len(other))

	text := "first"
	texts := make(chan string, 1)
	select {
	case texts <- text:
	case open(&n, 1) <- func() int { text = "second"; return 2 }():
	}
	fmt.Println(<-texts, text, n)
}
