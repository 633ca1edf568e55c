//! gc = ["stw", "semispace", "cms", "balanced"]
//! why = "without a collector nothing is triggered"
//! stress = false

package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

var sink []byte
var live [][]byte

func cycles(percent int) uint32 {
	old := debug.SetGCPercent(percent)
	defer debug.SetGCPercent(old)
	runtime.GC()
	var a, b runtime.MemStats
	runtime.ReadMemStats(&a)
	for range 20000 {
		sink = make([]byte, 4096)
	}
	runtime.ReadMemStats(&b)
	return b.NumGC - a.NumGC
}

func main() {
	for range 1000 {
		live = append(live, make([]byte, 8192))
	}
	off := cycles(-1)
	rare := cycles(400)
	often := cycles(25)
	fmt.Println(off, rare > 0, often > rare)
	fmt.Println(debug.SetGCPercent(100), len(live))
}
