package main

import (
	"container/list"
	"fmt"
)

type lru struct {
	cap   int
	order *list.List
	items map[string]*list.Element
}
type entry struct {
	key string
	val int
}

func (c *lru) get(k string) (int, bool) {
	if e, ok := c.items[k]; ok {
		c.order.MoveToFront(e)
		return e.Value.(*entry).val, true
	}
	return 0, false
}

func (c *lru) put(k string, v int) {
	if e, ok := c.items[k]; ok {
		e.Value.(*entry).val = v
		c.order.MoveToFront(e)
		return
	}
	c.items[k] = c.order.PushFront(&entry{k, v})
	if c.order.Len() > c.cap {
		last := c.order.Back()
		delete(c.items, c.order.Remove(last).(*entry).key)
	}
}

func show(l *list.List) {
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println(l.Len())
}

func main() {
	l := list.New()
	two := l.PushBack(2)
	l.PushFront(1)
	l.PushBack("three")
	l.InsertBefore(1.5, two)
	l.InsertAfter(nil, two)
	show(l)
	l.MoveToBack(two)
	l.Remove(l.Front())
	show(l)
	other := list.New()
	other.PushBack('x')
	l.PushBackList(other)
	l.PushFrontList(l)
	show(l)
	for e := l.Back(); e != nil; e = e.Prev() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println()
	var zero list.List
	zero.PushBack(1)
	fmt.Println(zero.Len(), zero.Front().Next() == nil)
	c := &lru{3, list.New(), map[string]*list.Element{}}
	for i := range 200 {
		c.put(fmt.Sprint("k", i%5), i)
		c.get("k1")
	}
	_, ok0 := c.get("k0")
	v1, ok1 := c.get("k1")
	fmt.Println(ok0, v1, ok1, c.order.Len(), len(c.items))
}
