// Binary trees, built and dropped beside one that lives.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type tree struct{ left, right *tree }

func build(depth int) *tree {
	if depth == 0 {
		return &tree{}
	}
	return &tree{build(depth - 1), build(depth - 1)}
}

func (t *tree) count() int {
	if t.left == nil {
		return 1
	}
	return 1 + t.left.count() + t.right.count()
}

func main() {
	n := 15
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	fmt.Printf("stretch tree of depth %d check: %d\n", n+1, build(n+1).count())
	long := build(n)
	iterations := 1
	for i := 0; i < n; i++ {
		iterations *= 2
	}
	for depth := 4; depth <= n; depth += 4 {
		check := 0
		for i := 0; i < iterations; i++ {
			check += build(depth).count()
		}
		fmt.Printf("%d trees of depth %d check: %d\n", iterations, depth, check)
		for i := 0; i < 4; i++ {
			iterations = (iterations - iterations%2) / 2
		}
	}
	fmt.Printf("long lived tree of depth %d check: %d\n", n, long.count())
}
