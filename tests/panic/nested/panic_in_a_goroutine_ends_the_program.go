package main

import "fmt"

func main() {
	done := make(chan bool)
	fmt.Println("waiting")
	go func() {
		defer fmt.Println("goroutine unwinds")
		var m map[int]int
		m[1] = 1
		done <- true
	}()
	<-done
}
