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
	runtime.ReadMemStats(&after)
	fmt.Println("collected:", after.NumGC > before.NumGC)
	fmt.Println("heap stays small:", after.HeapAlloc < 20<<20)
	fmt.Println("all of it counted:", after.TotalAlloc-before.TotalAlloc >= 40000*1024)
	fmt.Println("frees follow:", after.Frees-before.Frees > 10000)
}
