package main

import "sync"

func main() {
	var mu sync.Mutex
	defer mu.Unlock()
	defer func() {
		panic(recover())
	}()
	var p *int
	*p = 1
}
