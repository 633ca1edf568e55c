package main

import (
	"fmt"
	"sync"
)

type box struct {
	mu sync.Mutex
	wg sync.WaitGroup
	xs map[int]string
}

func (b *box) put(k int, v ...string) {
	defer b.wg.Done()
	b.mu.Lock()
	defer b.mu.Unlock()
	b.xs[k] = fmt.Sprint(v)
}

type putter interface{ put(int, ...string) }

func main() {
	b := &box{xs: map[int]string{}}
	b.wg.Add(5)
	go b.put(1, "a", "b")
	f := b.put
	go f(2)
	var p putter = b
	go p.put(3, []string{"x"}...)
	go func(k int, vs ...string) { b.put(k, vs...) }(4, "y", "z")
	g := map[string]func(int, ...string){"put": b.put}
	go g["put"](5, "map")
	b.wg.Wait()
	fmt.Println(b.xs)
	ch := make(chan int)
	go close(ch)
	_, ok := <-ch
	fmt.Println(ok)
	s := make([]int, 3)
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer copy(s, []int{1, 2, 3})
	}()
	<-done
	fmt.Println(s)
	results := make(chan string, 3)
	for _, w := range []string{"x", "y", "z"} {
		go func(prefix string) { results <- prefix + w }(w)
	}
	got := map[string]bool{}
	for range 3 {
		got[<-results] = true
	}
	fmt.Println(got)
}
