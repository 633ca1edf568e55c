package main

import (
	"fmt"
	"runtime"
)

type record struct {
	name string
	next *record
}

func build(n int) (r *record) {
	for i := range n {
		r = &record{fmt.Sprint(i), r}
	}
	return r
}

func main() {
	go func() {
		for {
			runtime.GC()
		}
	}()
	sum := 0
	for i := range 300 {
		runtime.Gosched()
		for r := build(5); r != nil; r = r.next {
			sum += len(r.name) + i%2
		}
	}
	fmt.Println(sum)
}
