package main

import "fmt"

func main() {
	i := 0
	s := []int{10, 20, 30}
	i, s[i] = 2, 99
	fmt.Println(i, s)
	s[0], s[1], s[2] = s[2], s[0], s[1]
	fmt.Println(s)
	i = 1
	s[i], i = i, s[i]
	fmt.Println(i, s)
	type node struct {
		next *node
		v    int
	}
	a := &node{v: 1}
	b := &node{v: 2}
	a.next, b.next, a, b = b, a, b, a
	fmt.Println(a.v, b.v, a.next.v, b.next.v)
	m := map[string]int{"x": 1}
	m["x"], m["y"] = m["y"]+5, m["x"]
	fmt.Println(m)
	x := []int{1, 2, 3}
	j := 0
	j, x[j] = 1, 2
	x[0], x[0] = 1, 2
	x[1], x[2] = 4, 5
	fmt.Println(j, x)
	p := &x[0]
	x, *p = nil, 42
	fmt.Println(x == nil, *p)
	var arr [3]int
	k := 0
	arr[k], k = 5, 2
	arr[k]++
	fmt.Println(arr, k)
}
