package main

import "fmt"

type base struct {
	id   int
	kind string
}

func (base) who() string { return "base" }

type left struct{ base }
type right struct{ base }

func (right) who() string { return "right" }

type both struct {
	left
	right
	kind int
}

func (b both) who() string { return "both over " + b.left.who() + " and " + b.right.who() }

type single struct {
	left
	id string
}

func main() {
	b := both{left{base{1, "l"}}, right{base{2, "r"}}, 7}
	fmt.Println(b.kind, b.left.kind, b.right.base.kind, b.left.id, b.right.id)
	fmt.Println(b.who(), b.left.base.who())
	s := single{b.left, "own"}
	fmt.Println(s.id, s.left.id, s.base.id, s.kind, s.who())
}
