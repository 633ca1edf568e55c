package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	var stop atomic.Bool
	var spins atomic.Int64
	go func() {
		stop.Store(true)
	}()
	for !stop.Load() {
		spins.Add(1)
	}
	fmt.Println("stopped")
	ready := make(chan bool)
	quit := int32(0)
	go func() {
		n := 0
		for atomic.LoadInt32(&quit) == 0 {
			n++
		}
		ready <- n >= 0
	}()
	atomic.StoreInt32(&quit, 1)
	fmt.Println(<-ready)
}
