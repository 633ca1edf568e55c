//! go = false
//! why = "real Go has no flag that bounds the heap"
//! flags = ["--max-heap=278000"]
//! exit = 2

package main

import "strconv"

// A map grows by several allocations, of which the first may fit after every collection.
func main() {
	m := map[string]string{}
	for i := 0; ; i++ {
		k := "key" + strconv.Itoa(i)
		m[k] = k
	}
}
