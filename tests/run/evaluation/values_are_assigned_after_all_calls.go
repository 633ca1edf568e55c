package main

import "fmt"

func pair(x, y *int) (int, int) { return *y, *x }

func main() {
	// The closure shares a variable that the statement assigns to.
	var a, b, c int
	next := func() int { b--; return -b }
	a, b, c = next(), next(), next()
	fmt.Println(a, b, c)
	b = 10
	c, b = next(), next()
	fmt.Println(b, c)

	// Values are read before a pointer leads to them.
	x, y, z := 1, 2, 3
	px, py, pz := &x, &y, &z
	*px, *py = y, x
	fmt.Println(x, y)
	*pz, *px, *py = x, y, z
	fmt.Println(x, y, z)
	x, *px = 7, 8
	fmt.Println(x)

	// So are the operands of places.
	list := []int{10, 20, 30}
	i := 0
	pi := &i
	*pi, list[i] = 2, 11
	fmt.Println(i, list)
	list[*pi], *pi, i = i, 1, 0
	fmt.Println(i, list)
	p := &list
	*p, list[0] = []int{1, 2}, 99
	fmt.Println(list)
	*px, *py = pair(px, py)
	fmt.Println(x, y)

	type node struct {
		next *node
		v    int
	}
	n := &node{&node{nil, 2}, 1}
	pn := &n
	*pn, n.next.v = n.next, 5
	fmt.Println(n.v, n.next == nil)
}
