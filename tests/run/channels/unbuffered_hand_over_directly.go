package main

import "fmt"

func main() {
	ping, pong := make(chan int), make(chan int)
	go func() {
		for v := range ping {
			pong <- v * 2
		}
		close(pong)
	}()
	for i := range 5 {
		ping <- i
		fmt.Print(<-pong, " ")
	}
	close(ping)
	_, ok := <-pong
	fmt.Println(ok)
	order := make(chan string)
	ack := make(chan bool)
	go func() {
		for s := range order {
			fmt.Print(s, " ")
			ack <- true
		}
		close(ack)
	}()
	for _, s := range []string{"x", "y", "z"} {
		order <- s
		<-ack
	}
	close(order)
	<-ack
	fmt.Println("done")
}
