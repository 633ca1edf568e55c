package main

import (
	"fmt"
	"runtime"
)

func tail(n int) []string {
	big := make([]string, n)
	for i := range big {
		big[i] = fmt.Sprint("s", i)
	}
	return big[n-2:]
}

func middle(n int) (*int, []int) {
	xs := make([]int, n)
	for i := range xs {
		xs[i] = i * i
	}
	return &xs[n/2], xs[n/2 : n/2+1]
}

func main() {
	t := tail(1000)
	p, w := middle(501)
	runtime.GC()
	garbage := 0
	for i := range 300 {
		garbage += len(fmt.Sprint("garbage", i))
	}
	runtime.GC()
	fmt.Println(t, *p, w, cap(w), cap(t), garbage)
	*p = 7
	w = append(w, 99)
	fmt.Println(w[0], w[:3])
	end := w[1:1]
	empty := t[2:]
	runtime.GC()
	fmt.Println(len(end), cap(end), len(empty), cap(empty))
	parts := [][]byte{}
	base := []byte("the quick brown fox jumps over the lazy dog")
	for i := 0; i+5 <= len(base); i += 5 {
		parts = append(parts, base[i:i+5:i+5])
	}
	base = nil
	runtime.GC()
	for _, p := range parts {
		fmt.Printf("%s|", append(p, '.'))
	}
	fmt.Println()
}
