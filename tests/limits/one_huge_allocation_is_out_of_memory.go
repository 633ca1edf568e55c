//! go = false
//! why = "real Go has no flag that bounds the heap"
//! flags = ["--max-heap=64MiB"]
//! exit = 2

package main

import "fmt"

func main() {
	n := 1 << 28
	fmt.Println("asking for", n)
	b := make([]byte, n)
	fmt.Println(len(b))
}
