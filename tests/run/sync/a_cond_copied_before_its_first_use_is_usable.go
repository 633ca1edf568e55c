package main

import (
	"fmt"
	"sync"
)

func use(c *sync.Cond) (err any) {
	defer func() { err = recover() }()
	c.Broadcast()
	c.Signal()
	return nil
}

func main() {
	original := sync.Cond{L: new(sync.Mutex)}
	copied := original
	fmt.Println(use(&original), use(&copied))
	again := copied
	fmt.Println(use(&again), use(&copied))
	waiting := copied
	func() {
		defer func() { fmt.Println(recover()) }()
		waiting.L.Lock()
		waiting.Wait()
	}()
}
