package main

import (
	"fmt"
	"runtime"
)

type cell struct {
	val  *string
	next *cell
}

func main() {
	old := make([]*cell, 200)
	for i := range old {
		old[i] = &cell{}
	}
	runtime.GC()
	runtime.GC()
	for round := range 5 {
		for i, c := range old {
			s := fmt.Sprint("r", round, "c", i)
			c.val = &s
			c.next = old[(i*7+round)%len(old)]
		}
		swapAt := round * 13
		old[swapAt], old[swapAt+1] = old[swapAt+1], old[swapAt]
		if round%2 == 0 {
			runtime.GC()
		}
	}
	wrong := 0
	for i, c := range old {
		hops := 0
		for n := c; hops < 10; n = n.next {
			if (*n.val)[:2] != "r4" {
				wrong++
			}
			hops++
		}
		_ = i
	}
	fmt.Println(wrong, *old[52].val, *old[53].val)
	stack := []*cell{}
	for i := range 1000 {
		s := fmt.Sprint(i)
		stack = append(stack, &cell{val: &s})
		if i%3 == 0 {
			stack[len(stack)/2] = stack[len(stack)-1]
			stack = stack[:len(stack)-1]
		}
	}
	sum := 0
	for _, c := range stack {
		sum += len(*c.val)
	}
	fmt.Println(len(stack), sum)
}
