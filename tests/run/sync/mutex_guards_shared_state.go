package main

import (
	"fmt"
	"runtime"
	"sync"
)

type cache struct {
	mu   sync.Mutex
	data map[string][]int
	hits int
}

func (c *cache) add(k string, v int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.data[k] = append(c.data[k], v)
	n := c.hits
	if v%10 == 0 {
		runtime.Gosched()
	}
	c.hits = n + 1
}

type embedded struct {
	sync.Mutex
	n int
}

func main() {
	c := &cache{data: map[string][]int{}}
	var wg sync.WaitGroup
	for w := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 50 {
				c.add(fmt.Sprint("k", (w+i)%5), i)
			}
		}()
	}
	wg.Wait()
	total := 0
	for _, v := range c.data {
		total += len(v)
	}
	fmt.Println(c.hits, total, len(c.data))
	var e embedded
	e.Lock()
	fmt.Println(e.TryLock())
	e.Unlock()
	fmt.Println(e.TryLock())
	e.Unlock()
	var l sync.Locker = &e
	l.Lock()
	e.n++
	l.Unlock()
	fmt.Println(e.n)
}
