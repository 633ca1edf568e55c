//! flags = ["--dense-maps=tables"]
package main

import (
	"fmt"
	"runtime"
)

var kept map[int]int

// grow returns what a map of the keys below n takes while it grows, in bytes for each key, to the nearest ten.
func grow(n int) int {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	kept = map[int]int{}
	for i := range n {
		kept[i] = -i
	}
	runtime.ReadMemStats(&after)
	return (int(after.TotalAlloc-before.TotalAlloc)/n + 5) / 10 * 10
}

func main() {
	for _, n := range []int{10_000, 150_000} {
		fmt.Println(n, grow(n), len(kept), kept[n/2])
	}
}
