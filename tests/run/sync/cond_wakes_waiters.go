package main

import (
	"fmt"
	"sync"
)

type queue struct {
	mu    sync.Mutex
	cond  *sync.Cond
	items []int
	done  bool
}

func (q *queue) put(v int) {
	q.mu.Lock()
	q.items = append(q.items, v)
	q.mu.Unlock()
	q.cond.Signal()
}

func (q *queue) get() (int, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 && !q.done {
		q.cond.Wait()
	}
	if len(q.items) == 0 {
		return 0, false
	}
	v := q.items[0]
	q.items = q.items[1:]
	return v, true
}

func main() {
	q := &queue{}
	q.cond = sync.NewCond(&q.mu)
	sums := make(chan int)
	for range 4 {
		go func() {
			s := 0
			for {
				v, ok := q.get()
				if !ok {
					sums <- s
					return
				}
				s += v
			}
		}()
	}
	for i := 1; i <= 100; i++ {
		q.put(i)
	}
	q.mu.Lock()
	q.done = true
	q.mu.Unlock()
	q.cond.Broadcast()
	fmt.Println(<-sums + <-sums + <-sums + <-sums)
}
