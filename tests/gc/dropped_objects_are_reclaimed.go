//! gc = ["stw", "semispace", "cms", "balanced"]
//! why = "a heap without a collector only grows"

package main

import (
	"fmt"
	"runtime"
)

type block struct {
	next *block
	data [1000]byte
}

func build(n int) *block {
	var head *block
	for i := 0; i < n; i++ {
		head = &block{next: head}
	}
	return head
}

func heapAlloc() uint64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

var root *block

func main() {
	runtime.GC()
	before := heapAlloc()
	root = build(4000)
	runtime.GC()
	held := heapAlloc() - before
	fmt.Println("held at least 4 MB:", held >= 4000*1000)
	root = nil
	runtime.GC()
	runtime.GC()
	after := heapAlloc()
	fmt.Println("most of it came back:", after < before+held/4)
}
