//! go = false
//! why = "real Go has no flag that bounds the heap"
//! flags = ["--max-heap=64MiB"]
//! exit = 2

package main

import "fmt"

var kept [][]byte

func main() {
	fmt.Println("growing")
	for {
		kept = append(kept, make([]byte, 1<<20))
	}
}
