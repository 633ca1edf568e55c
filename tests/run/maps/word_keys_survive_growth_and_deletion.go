package main

import "fmt"

type p struct{ x int }

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	m := map[int]*p{}
	for i := 0; i < 5000; i++ {
		m[i*1024] = &p{i}
	}
	for i := 0; i < 5000; i += 2 {
		delete(m, i*1024)
	}
	for i := 0; i < 5000; i += 3 {
		m[i*1024] = &p{-i}
	}
	s, n := 0, 0
	for k, v := range m {
		s += k*7 + v.x
		n++
	}
	fmt.Println(s, n, len(m))
	w := map[uint64]float64{}
	for i := uint64(0); i < 9; i++ {
		w[i] += float64(i) / 2
		w[i] += 1
	}
	for i := uint64(0); i < 9; i += 2 {
		delete(w, i)
		_, ok := w[i]
		fmt.Println(ok, w[i], w[i+1])
	}
	w[4] += 3
	fmt.Println(w, len(w))
	var z map[int]int
	delete(z, 1)
	v, ok := z[1]
	fmt.Println(v, ok)
	try(func() { z[1] = 2 })
}
