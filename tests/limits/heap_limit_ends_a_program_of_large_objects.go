//! go = false
//! why = "real Go has no flag that bounds the heap"
//! flags = ["--max-heap=64MiB"]
//! exit = 2

package main

import "fmt"

func main() {
	fmt.Println("growing")
	var keep [][]byte
	small := make([]*int, 0, 1000)
	for i := 0; ; i++ {
		keep = append(keep, make([]byte, 1<<16))
		n := i
		small = append(small, &n)
	}
}
