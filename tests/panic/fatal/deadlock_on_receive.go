package main

import "fmt"

func main() {
	fmt.Println("before")
	ch := make(chan int)
	<-ch
}
