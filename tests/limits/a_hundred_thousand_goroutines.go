package main

import (
	"fmt"
	"sync"
)

func main() {
	const n = 100000
	var wg sync.WaitGroup
	start := make(chan struct{})
	var mu sync.Mutex
	sum := 0
	for i := range n {
		wg.Add(1)
		go func() {
			defer wg.Done()
			<-start
			mu.Lock()
			sum += i % 10
			mu.Unlock()
		}()
	}
	close(start)
	wg.Wait()
	fmt.Println(sum)
}
