package main

import (
	"fmt"
	"runtime"
)

type node struct {
	v    int
	next *node
}

func chain(n int) (get func() int, push func(int), all func() []int) {
	var head *node
	count := 0
	push = func(v int) {
		head = &node{v, head}
		count++
	}
	get = func() int {
		if head == nil {
			return -1
		}
		v := head.v
		head = head.next
		return v*1000 + count
	}
	all = func() (out []int) {
		for n := head; n != nil; n = n.next {
			out = append(out, n.v)
		}
		return
	}
	for i := range n {
		push(i)
	}
	return
}

func main() {
	get, push, all := chain(50)
	runtime.GC()
	push(100)
	fmt.Println(get(), get(), len(all()))
	var fs []func() string
	for i := range 100 {
		s := fmt.Sprint("captured ", i)
		p := &s
		fs = append(fs, func() string { *p += "!"; return s })
	}
	runtime.GC()
	for i := 0; i < 100; i += 33 {
		fmt.Println(fs[i](), fs[i]())
	}
	m := map[string]func(int) int{}
	for i := range 10 {
		table := make([]int, i+1)
		m[fmt.Sprint(i)] = func(d int) int {
			table[i] += d
			return table[i] + len(table)
		}
	}
	runtime.GC()
	fmt.Println(m["3"](5), m["3"](5), m["9"](1))
	type t struct{ items []string }
	v := &t{[]string{"a"}}
	method := func() func() int { return func() int { return len(v.items) } }()
	v.items = append(v.items, "b", "c")
	v = nil
	runtime.GC()
	func() {
		defer func() { fmt.Println("nil pointer:", recover() != nil) }()
		fmt.Println(method())
	}()
}
