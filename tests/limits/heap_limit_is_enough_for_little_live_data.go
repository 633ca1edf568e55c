//! gc = ["stw", "semispace", "cms", "balanced"]
//! why = "without a collector the garbage fills the heap"
//! flags = ["--max-heap=64MiB"]

package main

import "fmt"

var live [1000][]int

func main() {
	sum := 0
	for i := range 200000 {
		s := make([]int, 100)
		s[i%100] = i
		live[i%1000] = s
		sum += s[i%100] % 7
	}
	fmt.Println(sum, live[5][5])
}
