package main

import (
	"container/heap"
	"fmt"
)

type event struct {
	at   int
	seq  int
	kind string
	run  func(*sim)
}
type events []*event

func (e events) Len() int { return len(e) }
func (e events) Less(i, j int) bool {
	return e[i].at < e[j].at || e[i].at == e[j].at && e[i].seq < e[j].seq
}
func (e events) Swap(i, j int) { e[i], e[j] = e[j], e[i] }
func (e *events) Push(x any)   { *e = append(*e, x.(*event)) }
func (e *events) Pop() any {
	old := *e
	x := old[len(old)-1]
	*e = old[:len(old)-1]
	return x
}

type sim struct {
	now, seq int
	queue    events
	waiting  []int
	busy     bool
	served   int
	waited   int
	log      []string
}

func (s *sim) schedule(delay int, kind string, run func(*sim)) {
	s.seq++
	heap.Push(&s.queue, &event{s.now + delay, s.seq, kind, run})
}

func (s *sim) arrive(id int) func(*sim) {
	return func(s *sim) {
		s.waiting = append(s.waiting, s.now)
		if id < 300 {
			s.schedule(1+id*7%11, "arrive", s.arrive(id+1))
		}
		s.serve()
	}
}

func (s *sim) serve() {
	if s.busy || len(s.waiting) == 0 {
		return
	}
	since := s.waiting[0]
	s.waiting = s.waiting[1:]
	s.waited += s.now - since
	s.busy = true
	s.schedule(3+s.served%5, "done", func(s *sim) {
		s.busy = false
		s.served++
		if s.served%100 == 0 {
			s.log = append(s.log, fmt.Sprintf("t=%d served=%d queue=%d", s.now, s.served, len(s.waiting)))
		}
		s.serve()
	})
}

func main() {
	s := &sim{}
	s.schedule(0, "arrive", s.arrive(1))
	for len(s.queue) > 0 {
		e := heap.Pop(&s.queue).(*event)
		s.now = e.at
		e.run(s)
	}
	for _, l := range s.log {
		fmt.Println(l)
	}
	fmt.Println(s.now, s.served, s.waited)
}
