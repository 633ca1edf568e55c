//! exit = 2

package main

import "fmt"

type node struct{ value, depth int }

func descend(n node) int {
	return descend(node{n.value + 1, n.depth + 1}) + n.value
}

func main() {
	fmt.Println("start")
	fmt.Println(descend(node{1, 0}))
}
