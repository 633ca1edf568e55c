package main

import "sync"

func main() {
	var mu sync.RWMutex
	mu.Lock()
	defer mu.Unlock()
	mu.Unlock()
	var m map[string]int
	m["a"] = 1
}
