package main

import "fmt"

type problem struct{ msg string }

func (p *problem) Error() string {
	if p == nil {
		return "nil problem"
	}
	return p.msg
}

func find(fail bool) error {
	var p *problem
	if fail {
		p = &problem{"found"}
	}
	return p
}

func clean() error { return nil }

func main() {
	fmt.Println(find(true) == nil, find(false) == nil, clean() == nil)
	fmt.Println(find(true), find(false), clean())
	e := find(false)
	p, ok := e.(*problem)
	fmt.Println(p == nil, ok, e == error((*problem)(nil)))
	var a, b interface{}
	fmt.Println(a == b, a == nil)
	a = (*int)(nil)
	b = (*string)(nil)
	fmt.Println(a == b, a == nil, a == (*int)(nil))
	b = []int(nil)
	fmt.Println(b == nil)
	var m map[string]int
	var f func()
	fmt.Printf("%T %T %v %v\n", m, f, m, f == nil)
}
