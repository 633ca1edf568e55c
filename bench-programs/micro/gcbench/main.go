// Trees built top-down and bottom-up at several depths, while a tree and a
// large pointer-free array live throughout.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type node struct {
	left, right *node
	i, j        int
}

func populate(depth int, n *node) {
	if depth <= 0 {
		return
	}
	depth--
	n.left = &node{i: depth}
	n.right = &node{j: depth}
	populate(depth, n.left)
	populate(depth, n.right)
}

func makeTree(depth int) *node {
	if depth <= 0 {
		return &node{i: 1, j: 1}
	}
	return &node{left: makeTree(depth - 1), right: makeTree(depth - 1), i: depth, j: depth}
}

func size(n *node) int {
	if n == nil {
		return 0
	}
	return 1 + size(n.left) + size(n.right)
}

func main() {
	maxDepth := 12
	if len(os.Args) > 1 {
		maxDepth, _ = strconv.Atoi(os.Args[1])
	}
	fmt.Println("stretch", size(makeTree(maxDepth+1)))
	long := &node{}
	populate(maxDepth, long)
	array := make([]float64, 250000)
	for i := 0; i < len(array); i++ {
		array[i] = 1 / float64(i+1)
	}
	trees := 4096
	for depth := 4; depth <= maxDepth; depth += 2 {
		total := 0
		for i := 0; i < trees; i++ {
			t := &node{}
			populate(depth, t)
			total += t.left.i
			t = makeTree(depth)
			total += t.right.j
		}
		fmt.Println("depth", depth, "trees", trees, "total", total)
		trees = (trees - trees%3) / 3
	}
	fmt.Printf("long lived %d array %.6f\n", size(long), array[1000])
}
