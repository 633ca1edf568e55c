package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

func main() {
	fmt.Println(runtime.GOOS, runtime.GOARCH, runtime.Compiler != "", runtime.Version() != "")
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before := m.TotalAlloc
	mallocs := m.Mallocs
	kept := make([][]byte, 0, 100)
	for range 100 {
		kept = append(kept, make([]byte, 1000))
	}
	runtime.ReadMemStats(&m)
	fmt.Println(m.TotalAlloc-before >= 100*1000, m.Mallocs-mallocs >= 100, m.HeapAlloc > 0, m.Sys > 0, len(kept))
	old := debug.SetGCPercent(50)
	fmt.Println(old, debug.SetGCPercent(old))
	runtime.KeepAlive(kept)
	var e runtime.Error
	func() {
		defer func() { e, _ = recover().(runtime.Error) }()
		var p *int
		*p = 1
	}()
	fmt.Println(e)
	runtime.Gosched()
}
