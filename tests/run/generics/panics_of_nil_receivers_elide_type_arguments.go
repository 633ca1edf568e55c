package main

import "fmt"

type pair[A, B any] struct {
	a A
	b B
}

func (p pair[A, B]) First() A { return p.a }

type firster[A any] interface{ First() A }

func try[A any](what string, f firster[A]) {
	defer func() { fmt.Println(what, recover()) }()
	f.First()
}

func main() {
	var p *pair[string, []int]
	try[string]("one", p)
	try[string]("pair of pairs", (*pair[string, pair[int, error]])(nil))
}
