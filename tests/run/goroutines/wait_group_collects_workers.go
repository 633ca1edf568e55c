package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	results := make([]int, 50)
	for i := 0; i < 50; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sum := 0
			for _, v := range make([]int, i+1) {
				sum += v + i
			}
			results[i] = sum
		}()
	}
	wg.Wait()
	total := 0
	for _, r := range results {
		total += r
	}
	fmt.Println(total, results[49])
	var inner sync.WaitGroup
	var mu sync.Mutex
	n := 0
	for i := range 10 {
		inner.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			n += i
		})
	}
	inner.Wait()
	fmt.Println(n)
}
