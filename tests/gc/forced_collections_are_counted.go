//! gc = ["stw", "semispace", "cms", "balanced"]
//! why = "without a collector runtime.GC does nothing"

package main

import (
	"fmt"
	"runtime"
)

func main() {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range 5 {
		runtime.GC()
	}
	runtime.ReadMemStats(&after)
	fmt.Println(after.NumGC-before.NumGC >= 5, after.NumForcedGC-before.NumForcedGC == 5)
	fmt.Println(after.PauseTotalNs > before.PauseTotalNs, after.LastGC > 0)
}
