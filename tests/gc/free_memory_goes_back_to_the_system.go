//! gc = ["stw", "semispace", "cms", "balanced"]
//! stress = false
//! why = "none has no free memory, and poisoned memory is kept"

package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

type node struct {
	left, right *node
	load        [4]int
}

func tree(depth int) *node {
	if depth == 0 {
		return nil
	}
	return &node{tree(depth - 1), tree(depth - 1), [4]int{depth}}
}

func sum(n *node) int {
	if n == nil {
		return 0
	}
	return n.load[0] + sum(n.left) + sum(n.right)
}

func main() {
	t := tree(17)
	big := make([]byte, 20<<20)
	for i := range big {
		big[i] = 1
	}
	fmt.Println(sum(t), len(big))
	t, big = nil, nil
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println(m.HeapReleased > 20<<20, m.HeapIdle >= m.HeapReleased, m.HeapSys == m.HeapIdle+m.HeapInuse)

	// What comes back is zero and can be used.
	t = tree(17)
	big = make([]byte, 20<<20)
	set := 0
	for _, b := range big {
		set += int(b)
	}
	fmt.Println(sum(t), set)
	runtime.ReadMemStats(&m)
	fmt.Println(m.HeapIdle >= m.HeapReleased, m.HeapSys == m.HeapIdle+m.HeapInuse)
	runtime.KeepAlive(t)
}
