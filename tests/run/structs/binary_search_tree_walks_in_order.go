package main

import "fmt"

type tree struct {
	left, right *tree
	key         string
	count       int
}

func (t *tree) insert(key string) *tree {
	switch {
	case t == nil:
		return &tree{key: key, count: 1}
	case key < t.key:
		t.left = t.left.insert(key)
	case key > t.key:
		t.right = t.right.insert(key)
	default:
		t.count++
	}
	return t
}

func (t *tree) walk(visit func(*tree)) {
	if t == nil {
		return
	}
	t.left.walk(visit)
	visit(t)
	t.right.walk(visit)
}

func (t *tree) height() int {
	if t == nil {
		return 0
	}
	return 1 + max(t.left.height(), t.right.height())
}

func main() {
	var root *tree
	seed := uint32(12345)
	for i := 0; i < 2000; i++ {
		seed = seed*1664525 + 1013904223
		root = root.insert(fmt.Sprintf("k%03d", seed>>16%300))
	}
	n, total := 0, 0
	last, ordered := "", true
	root.walk(func(t *tree) {
		n++
		total += t.count
		ordered = ordered && t.key > last
		last = t.key
	})
	fmt.Println(n, total, ordered, root.height() > 8)
}
