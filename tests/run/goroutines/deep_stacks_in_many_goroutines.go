package main

import "fmt"

type frame struct {
	up    *frame
	depth int
}

func dive(f *frame, n int) int {
	local := [8]int{n, n * 2}
	if n == 0 {
		count := 0
		for p := f; p != nil; p = p.up {
			count += p.depth
		}
		return count
	}
	r := dive(&frame{f, n}, n-1)
	return r + local[0] - local[1]/2
}

func main() {
	out := make(chan int)
	for i := range 8 {
		go func() { out <- dive(nil, 500+i*100) }()
	}
	sum := 0
	for range 8 {
		sum += <-out
	}
	fmt.Println(sum)
}
