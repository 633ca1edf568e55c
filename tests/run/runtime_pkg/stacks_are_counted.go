package main

import (
	"fmt"
	"runtime"
)

func main() {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	forever := make(chan int)
	for range 1000 {
		go func() { <-forever }()
	}
	runtime.Gosched()
	runtime.ReadMemStats(&after)
	fmt.Println(after.StackInuse-before.StackInuse > 1<<20, after.Sys > after.HeapSys)
}
