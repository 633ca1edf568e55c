//! gc = ["stw", "semispace", "cms", "balanced"]
//! stress = false
//! why = "counts collections, of which stress makes more"
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"time"
)

func main() {
	debug.SetGCPercent(-1)
	var before, stats debug.GCStats
	debug.ReadGCStats(&before)
	start := time.Now()
	for i := 0; i < 5; i++ {
		runtime.GC()
	}
	stats.PauseQuantiles = make([]time.Duration, 5)
	debug.ReadGCStats(&stats)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	n := int(stats.NumGC - before.NumGC)
	fmt.Println(n, stats.NumGC == int64(m.NumGC), len(stats.Pause) == int(stats.NumGC), len(stats.PauseEnd) == len(stats.Pause))
	fmt.Println(stats.PauseTotal == time.Duration(m.PauseTotalNs), stats.LastGC.After(start), stats.LastGC.Equal(stats.PauseEnd[0]))
	for i := 1; i < n; i++ {
		if stats.PauseEnd[i].After(stats.PauseEnd[i-1]) {
			fmt.Println("most recent is not first")
		}
	}
	q := stats.PauseQuantiles
	fmt.Println(q[0] > 0, q[0] <= q[1] && q[1] <= q[2] && q[2] <= q[3] && q[3] <= q[4])
	for i := 0; i < 300; i++ {
		runtime.GC()
	}
	debug.ReadGCStats(&stats)
	fmt.Println(stats.NumGC >= 305, len(stats.Pause), stats.Pause[0] == time.Duration(func() uint64 {
		runtime.ReadMemStats(&m)
		return m.PauseNs[(m.NumGC+255)%256]
	}()))
}
