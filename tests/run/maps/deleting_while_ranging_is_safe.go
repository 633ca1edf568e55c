package main

import "fmt"

func main() {
	m := map[int]int{}
	for i := 0; i < 300; i++ {
		m[i] = i * i
	}
	seen := map[int]int{}
	for k := range m {
		seen[k]++
		delete(m, k)
		delete(m, k^1)
	}
	fmt.Println(len(m), len(seen))
	twice := false
	pairs := 0
	for k, n := range seen {
		twice = twice || n > 1
		if _, other := seen[k^1]; other {
			pairs++
		}
	}
	fmt.Println(twice, pairs)
	for i := 0; i < 50; i++ {
		m[i] = i
	}
	visited := 0
	for k := range m {
		if k < 50 {
			visited++
			m[k+1000] = k
		}
	}
	fmt.Println(visited, len(m))
	for k := range m {
		if k%2 == 0 {
			delete(m, k)
		}
	}
	sum := 0
	for k := range m {
		sum += k
	}
	fmt.Println(len(m), sum)
	for k := range m {
		clear(m)
		_ = k
	}
	fmt.Println(len(m))
}
