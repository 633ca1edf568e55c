//! gc = ["stw", "semispace", "cms"]
//! why = "none has no cycles to trace, and balanced adds its own line"
//! stress = false
//! env = ["GODEBUG=gctrace=1"]
//! stderr = '(gc [0-9]+ @[0-9.]+s [0-9]+%: [0-9.]+\+[0-9.]+\+[0-9.]+ ms clock, [0-9.]+\+[0-9.]+/[0-9.]+/[0-9.]+\+[0-9.]+ ms cpu, [0-9]+->[0-9]+->[0-9]+ MB, [0-9]+ MB goal, [0-9]+ MB stacks, [0-9]+ MB globals, [0-9]+ P( \(forced\))?\n)+'

package main

import (
	"fmt"
	"runtime"
)

var sink [][]byte

func main() {
	for i := range 20000 {
		if i%100 == 0 {
			sink = nil
		}
		sink = append(sink, make([]byte, 1000))
	}
	runtime.GC()
	// A cycle's line is printed after the cycle's end is announced, and an exit in between cuts it short.
	// Statistics are read under the lock that the printing holds.
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	fmt.Println(len(sink))
}
