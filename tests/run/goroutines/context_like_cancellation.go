package main

import (
	"errors"
	"fmt"
	"sync"
	"time"
)

var errCancelled = errors.New("cancelled")

type scope struct {
	mu       sync.Mutex
	done     chan struct{}
	err      error
	children []*scope
}

func newScope(parent *scope) *scope {
	s := &scope{done: make(chan struct{})}
	if parent != nil {
		parent.mu.Lock()
		parent.children = append(parent.children, s)
		parent.mu.Unlock()
	}
	return s
}

func (s *scope) cancel(err error) {
	s.mu.Lock()
	if s.err != nil {
		s.mu.Unlock()
		return
	}
	s.err = err
	close(s.done)
	children := s.children
	s.children = nil
	s.mu.Unlock()
	for _, c := range children {
		c.cancel(err)
	}
}

func work(s *scope, id int, out chan<- string) {
	tick := time.NewTicker(200 * time.Microsecond)
	defer tick.Stop()
	n := 0
	for {
		select {
		case <-s.done:
			out <- fmt.Sprint("worker ", id, " ", s.err, " ", n >= 0)
			return
		case <-tick.C:
			n++
		}
	}
}

func main() {
	root := newScope(nil)
	out := make(chan string, 10)
	for i := range 4 {
		go work(newScope(root), i, out)
	}
	single := newScope(root)
	go work(single, 99, out)
	single.cancel(fmt.Errorf("early: %w", errCancelled))
	fmt.Println(<-out)
	time.AfterFunc(2*time.Millisecond, func() { root.cancel(errCancelled) })
	<-root.done
	seen := map[string]bool{}
	for range 4 {
		seen[<-out] = true
	}
	fmt.Println(len(seen), seen["worker 2 cancelled true"])
}
