package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

func main() {
	var mu sync.RWMutex
	var readers, writers, worst atomic.Int32
	m := map[int]int{}
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Add(2)
		go func() {
			defer wg.Done()
			for i := range 30 {
				mu.Lock()
				if writers.Add(1) != 1 || readers.Load() != 0 {
					worst.Add(1)
				}
				m[w*100+i] = i
				runtime.Gosched()
				writers.Add(-1)
				mu.Unlock()
			}
		}()
		go func() {
			defer wg.Done()
			for range 30 {
				mu.RLock()
				readers.Add(1)
				if writers.Load() != 0 {
					worst.Add(1)
				}
				_ = len(m)
				runtime.Gosched()
				readers.Add(-1)
				mu.RUnlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(len(m), worst.Load())
	mu.RLock()
	fmt.Println(mu.TryRLock(), mu.TryLock())
	mu.RUnlock()
	mu.RUnlock()
	fmt.Println(mu.TryLock(), mu.TryRLock())
	mu.Unlock()
}
