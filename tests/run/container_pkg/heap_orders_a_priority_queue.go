package main

import (
	"container/heap"
	"fmt"
)

type item struct {
	name     string
	priority int
	index    int
}
type queue []*item

func (q queue) Len() int            { return len(q) }
func (q queue) Less(i, j int) bool  { return q[i].priority > q[j].priority }
func (q queue) Swap(i, j int)       { q[i], q[j] = q[j], q[i]; q[i].index = i; q[j].index = j }
func (q *queue) Push(x interface{}) { it := x.(*item); it.index = len(*q); *q = append(*q, it) }
func (q *queue) Pop() interface{} {
	old := *q
	it := old[len(old)-1]
	old[len(old)-1] = nil
	*q = old[:len(old)-1]
	return it
}

type ints []int

func (h ints) Len() int           { return len(h) }
func (h ints) Less(i, j int) bool { return h[i] < h[j] }
func (h ints) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *ints) Push(x any)        { *h = append(*h, x.(int)) }
func (h *ints) Pop() any {
	n := len(*h) - 1
	v := (*h)[n]
	*h = (*h)[:n]
	return v
}

func main() {
	q := &queue{}
	var watched *item
	for i, n := range []string{"low", "high", "mid", "urgent"} {
		it := &item{name: n, priority: []int{1, 8, 5, 9}[i]}
		if n == "low" {
			watched = it
		}
		heap.Push(q, it)
	}
	watched.priority = 7
	heap.Fix(q, watched.index)
	removed := heap.Remove(q, (*q)[0].index).(*item)
	fmt.Println("removed", removed.name)
	for q.Len() > 0 {
		it := heap.Pop(q).(*item)
		fmt.Print(it.name, ":", it.priority, " ")
	}
	fmt.Println()
	h := &ints{}
	for i := range 500 {
		*h = append(*h, i*7919%1009)
	}
	heap.Init(h)
	last, ok := -1, true
	for h.Len() > 0 {
		v := heap.Pop(h).(int)
		ok = ok && v >= last
		last = v
	}
	fmt.Println(ok, last)
}
