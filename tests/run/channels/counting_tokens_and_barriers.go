package main

import "fmt"

type barrier struct {
	n       int
	arrive  chan struct{}
	release chan struct{}
}

func newBarrier(n int) *barrier {
	b := &barrier{n, make(chan struct{}), make(chan struct{})}
	go func() {
		for {
			for range b.n {
				<-b.arrive
			}
			for range b.n {
				b.release <- struct{}{}
			}
		}
	}()
	return b
}

func (b *barrier) wait() {
	b.arrive <- struct{}{}
	<-b.release
}

func main() {
	const n, rounds = 6, 5
	b := newBarrier(n)
	slots := make([]int, n)
	done := make(chan bool)
	for id := range n {
		go func() {
			ok := true
			for r := range rounds {
				slots[id] = r + 1
				b.wait()
				for _, s := range slots {
					ok = ok && s == r+1
				}
				b.wait()
			}
			done <- ok
		}()
	}
	all := true
	for range n {
		all = <-done && all
	}
	fmt.Println(all, slots)
	merged := make(chan int)
	sources := []chan int{make(chan int), make(chan int), make(chan int)}
	for i, s := range sources {
		go func() {
			for v := range 5 {
				s <- i*10 + v
			}
			close(s)
		}()
	}
	go func() {
		a, b, c := sources[0], sources[1], sources[2]
		for a != nil || b != nil || c != nil {
			select {
			case v, ok := <-a:
				if !ok {
					a = nil
					break
				}
				merged <- v
			case v, ok := <-b:
				if !ok {
					b = nil
					break
				}
				merged <- v
			case v, ok := <-c:
				if !ok {
					c = nil
					continue
				}
				merged <- v
			}
		}
		close(merged)
	}()
	sum, last := 0, map[int]int{}
	ordered := true
	for v := range merged {
		sum += v
		if prev, seen := last[v/10]; seen && prev >= v {
			ordered = false
		}
		last[v/10] = v
	}
	fmt.Println(sum, ordered)
}
