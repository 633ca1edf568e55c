//! gc = ["stw", "semispace", "cms", "balanced"]
//! why = "without a collector nothing is triggered"

package main

import (
	"fmt"
	"runtime"
)

var sink []byte

func main() {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range 40000 {
		sink = make([]byte, 1024)
	}
	// Ends the cycle in progress and its sweep, so that the counts below do not depend on how far they were.
	runtime.GC()
	runtime.ReadMemStats(&after)
	automatic := (after.NumGC - after.NumForcedGC) - (before.NumGC - before.NumForcedGC)
	fmt.Println("collected:", automatic > 0)
	fmt.Println("heap stays small:", after.HeapAlloc < 20<<20)
	fmt.Println("all of it counted:", after.TotalAlloc-before.TotalAlloc >= 40000*1024)
	fmt.Println("frees follow:", after.Frees-before.Frees > 10000)
}
