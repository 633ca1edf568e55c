package main

import "fmt"

type node struct {
	self *node
	name string
}

func main() {
	n := &node{name: "loop"}
	n.self = n
	fmt.Println(n.self.self.self.name, n == n.self)
	m := &node{n, "other"}
	*n = *m
	fmt.Println(n.name, n.self == n, m.self == n)
	a, b := new(int), new(int)
	fmt.Println(a == b, *a == *b)
	x := [2]int{1, 2}
	p := &x
	for i := range p {
		p[i] += 10
	}
	fmt.Println(x, len(p), p[:1])
	type empty struct{}
	e := &empty{}
	f := e
	fmt.Println(e == f)
	mp := &map[string]int{"a": 1}
	(*mp)["b"] = 2
	fmt.Println(*mp, len(*mp))
	sp := &[]int{1}
	*sp = append(*sp, 2)
	fmt.Println(*sp, (*sp)[1])
}
