package main

import "fmt"

func main() {
	a, b, c := make(chan int, 1), make(chan int, 1), make(chan int, 1)
	counts := [3]int{}
	for range 600 {
		select {
		case a <- 1:
			<-a
			counts[0]++
		case b <- 1:
			<-b
			counts[1]++
		case c <- 1:
			<-c
			counts[2]++
		}
	}
	fmt.Println(counts[0]+counts[1]+counts[2], counts[0] > 60, counts[1] > 60, counts[2] > 60)
loop:
	for i := 0; ; i++ {
		select {
		case a <- i:
			if i == 3 {
				break loop
			}
		case v := <-a:
			if v != i-1 {
				fmt.Println("wrong", v, i)
			}
			i--
			if i == 2 {
				break
			}
			i++
		}
	}
	fmt.Println("left the loop")
}
