package main

import "fmt"

func main() {
	s := []int{0, 1, 2, 3, 4, 5, 6, 7}
	fmt.Println(copy(s[2:], s), s)
	s = []int{0, 1, 2, 3, 4, 5, 6, 7}
	fmt.Println(copy(s, s[3:]), s)
	t := make([]int, 3)
	fmt.Println(copy(t, s), t, copy(t, []int(nil)), copy(t[:0], s))
	type node struct {
		name string
		next *node
	}
	nodes := make([]node, 5)
	for i := range nodes {
		nodes[i].name = fmt.Sprint("n", i)
		if i > 0 {
			nodes[i].next = &nodes[i-1]
		}
	}
	copy(nodes[1:], nodes[:4])
	for _, n := range nodes {
		fmt.Print(n.name, " ")
		if n.next != nil {
			fmt.Print("->", n.next.name, " ")
		}
	}
	fmt.Println()
}
