package main

import (
	"fmt"
	"runtime"
)

type node struct {
	id       int
	children []*node
	names    map[string]*node
	any      interface{}
	fn       func() int
	ch       chan *node
}

func build(depth int, id *int) *node {
	*id++
	n := &node{id: *id, names: map[string]*node{}, ch: make(chan *node, 1)}
	self := *id
	n.fn = func() int { return self + len(n.children) }
	if depth > 0 {
		for i := range 3 {
			c := build(depth-1, id)
			n.children = append(n.children, c)
			n.names[fmt.Sprint("c", i)] = c
			n.any = &c.id
		}
		n.ch <- n.children[0]
	}
	return n
}

func check(n *node) (count int, ok bool) {
	count, ok = 1, n.fn() == n.id+len(n.children)
	for i, c := range n.children {
		k, good := check(c)
		count += k
		ok = ok && good && n.names[fmt.Sprint("c", i)] == c
	}
	if len(n.children) > 0 {
		ok = ok && *n.any.(*int) == n.children[2].id && len(n.ch) == 1
	}
	return
}

func main() {
	id := 0
	root := build(4, &id)
	for range 3 {
		build(3, &id)
		runtime.GC()
		fmt.Println(check(root))
	}
	root.children = root.children[1:2]
	root.names = map[string]*node{"c0": root.children[0]}
	kept := root.children[0]
	root = nil
	runtime.GC()
	fmt.Println(check(kept))
}
