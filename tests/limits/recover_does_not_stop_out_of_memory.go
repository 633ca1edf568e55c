//! go = false
//! why = "real Go has no flag that bounds the heap"
//! flags = ["--max-heap=64MiB"]
//! exit = 2

package main

import "fmt"

type node struct {
	next *node
	data [100]int
}

func main() {
	defer fmt.Println("deferred calls do not run")
	defer func() { fmt.Println("never", recover()) }()
	var head *node
	for {
		head = &node{next: head}
	}
}
