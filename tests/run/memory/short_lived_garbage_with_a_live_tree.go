package main

import "fmt"

type tree struct{ l, r *tree }

func bottomUp(d int) *tree {
	if d == 0 {
		return &tree{}
	}
	return &tree{bottomUp(d - 1), bottomUp(d - 1)}
}

func (t *tree) count() int {
	if t.l == nil {
		return 1
	}
	return 1 + t.l.count() + t.r.count()
}

func main() {
	long := bottomUp(11)
	for d := 4; d <= 10; d += 2 {
		n := 1 << (10 - d + 2)
		check := 0
		for range n {
			check += bottomUp(d).count()
		}
		fmt.Printf("%d trees of depth %d check: %d\n", n, d, check)
	}
	fmt.Println(long.count())
}
