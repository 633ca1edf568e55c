//! go = false
//! why = "real Go has no flag that bounds the heap"
//! flags = ["--max-heap=64MiB"]
//! exit = 2

package main

import "fmt"

func main() {
	m := map[string][]string{}
	fmt.Println("growing")
	for i := 0; ; i++ {
		k := fmt.Sprint("key", i)
		m[k] = append(m[k], k+k, k)
	}
}
