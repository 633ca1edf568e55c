//! gc = ["stw", "semispace", "cms", "balanced"]
//! why = "without a collector nothing is triggered anyway"
//! stress = false
//! env = ["GOGC=off"]

package main

import (
	"fmt"
	"runtime"
)

var sink []byte

func main() {
	for range 10000 {
		sink = make([]byte, 1000)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println(m.NumGC, m.HeapAlloc >= 10000*1000)
	runtime.GC()
	runtime.ReadMemStats(&m)
	fmt.Println(m.NumGC, m.HeapAlloc < 5000*1000)
}
