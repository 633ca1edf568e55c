//! go = false
//! why = "real Go has no flag that bounds the heap"
//! flags = ["--max-heap=64MiB"]
//! exit = 2

package main

import "fmt"

func main() {
	fmt.Println("starting")
	forever := make(chan int)
	for {
		go func() {
			<-forever
		}()
	}
}
