//! gc = ["stw", "semispace", "cms", "balanced"]
//! why = "without a collector dead bytes stay"
//! stress = false

package main

import (
	"fmt"
	"runtime"
)

type node struct {
	next *node
	pad  [15]int
}

func live() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func near(got, want uint64) bool { return got > want*9/10 && got < want*11/10 }

func main() {
	base := live()
	var head *node
	for range 20000 {
		head = &node{next: head}
	}
	full := live() - base
	fmt.Println(near(full, 20000*128))
	n := head
	for range 9999 {
		n = n.next
	}
	n.next = nil
	half := live() - base
	fmt.Println(near(half, 10000*128), head.pad[0])
	n, head = nil, nil
	rest := int64(live()) - int64(base)
	fmt.Println(rest < 200000)
}
