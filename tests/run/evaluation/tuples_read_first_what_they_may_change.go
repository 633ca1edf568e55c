package main

import (
	"container/heap"
	"fmt"
)

type ints []int

func (h ints) Len() int           { return len(h) }
func (h ints) Less(i, j int) bool { return h[i] < h[j] }
func (h ints) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *ints) Push(x any)        { *h = append(*h, x.(int)) }
func (h *ints) Pop() any {
	old := *h
	last := old[len(old)-1]
	*h = old[:len(old)-1]
	return last
}

type pair struct{ a, b int }

func try(what string, call func()) {
	defer func() { fmt.Println(what, recover()) }()
	call()
}

func main() {
	var empty []int
	one := []int{1}
	zero := 0
	m := map[string]int{}
	var p *pair
	var s string
	try("pop", func() { heap.Pop(&ints{}) })
	try("swap", func() { i, j := 5, 6; one[i], one[j] = one[j], one[i] })
	try("three", func() { one[0], one[1], one[2] = one[3], one[4], one[5] })
	try("locals", func() { x, y := 0, 0; x, y = one[7], one[8]; _, _ = x, y })
	try("define", func() { x, y := one[7], one[8]; _, _ = x, y })
	try("divide", func() { one[0], zero = one[9], 1/zero })
	try("divide first", func() { one[0], one[0] = 1/zero, one[9] })
	try("map", func() { m["x"], m["y"] = one[3], empty[4] })
	try("blank", func() { _, one[0] = one[3], empty[4] })
	try("pointer", func() { p.a, one[0] = 1, one[3] })
	try("pointers", func() { one[0], p.b = p.a, one[3] })
	try("string", func() { one[0], one[0] = int(s[3]), len(s[2:]) })
	try("assertion", func() {
		var x any = 1
		var t string
		one[0], t = one[4], x.(string)
		_ = t
	})
	x, y := 1, 2
	x, y = y, x+y
	one[0], x = x, one[0]
	a := [3]int{1, 2, 3}
	i := 0
	i, a[i] = 2, 9
	a[0], a[1], a[2] = a[2], a[0], a[1]
	fmt.Println(x, y, one, a, i)
}
