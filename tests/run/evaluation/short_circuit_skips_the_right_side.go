package main

import "fmt"

type node struct {
	next *node
	v    int
}

func trace(name string, v bool) bool {
	fmt.Print(name, " ")
	return v
}

func main() {
	var n *node
	if n != nil && n.v > 0 {
		fmt.Println("never")
	}
	ok := n == nil || n.next.v == 1
	fmt.Println(ok)
	fmt.Println(trace("a", true) || trace("b", true))
	fmt.Println(trace("a", false) && trace("b", true))
	fmt.Println(trace("a", true) && (trace("b", false) || trace("c", true)) && !trace("d", false))
	s := []int{1, 2, 3}
	i := 3
	for i > 0 && s[i-1] != 2 {
		i--
	}
	fmt.Println(i)
	b := trace("x", false) == trace("y", false)
	fmt.Println(b)
	var m map[string]*node
	if e, ok := m["k"]; ok && e.v == 1 || !ok && e == nil {
		fmt.Println("missing")
	}
}
