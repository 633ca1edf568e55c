package main

import (
	"fmt"
	"runtime"
)

// perCall tells how many objects a call of f allocates.
func perCall(f func()) uint64 {
	const calls = 1000
	f()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for i := 0; i < calls; i++ {
		f()
	}
	runtime.ReadMemStats(&after)
	return (after.Mallocs - before.Mallocs) / calls
}

var sink int
var kept map[string]int

func sum(m map[string]int) (total int) {
	for _, v := range m {
		total += v
	}
	return total
}

func keep(m map[string]int) { kept = m }

func main() {
	fmt.Println("literal", perCall(func() {
		m := map[string]int{"a": 1, "b": 2}
		m["c"] = 3
		sink += sum(m)
	}))
	fmt.Println("make", perCall(func() {
		for i := 0; i < 3; i++ {
			m := make(map[int]*int)
			for k := 0; k < 8; k++ {
				m[k] = &sink
			}
			sink += len(m)
		}
	}))
	fmt.Println("hint", perCall(func() {
		m := make(map[int]bool, sink%2)
		m[sink] = true
		sink += len(m)
	}))
	fmt.Println("kept", perCall(func() {
		keep(map[string]int{"a": 1})
	}))
	fmt.Println("grows", perCall(func() {
		m := map[int]int{}
		for k := 0; k < 9; k++ {
			m[k] = k
		}
		sink += len(m)
	}))
}
