package main

import "sync"

func main() {
	var m sync.Mutex
	c := sync.NewCond(&m)
	c.Broadcast()
	copied := *c
	copied.Signal()
}
