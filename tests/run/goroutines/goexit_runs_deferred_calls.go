package main

import (
	"fmt"
	"runtime"
)

func leave() {
	defer fmt.Println("leave deferred, recover gives", recover())
	runtime.Goexit()
}

func main() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer fmt.Println("goroutine deferred")
		leave()
		fmt.Println("never")
	}()
	<-done
	runtime.Gosched()
	fmt.Println(runtime.NumGoroutine() >= 1, runtime.NumCPU() >= 1, runtime.GOMAXPROCS(0) >= 1)
}
