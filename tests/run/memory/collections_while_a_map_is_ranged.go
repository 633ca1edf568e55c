package main

import (
	"fmt"
	"runtime"
	"sort"
)

type val struct{ n int }

func main() {
	m := map[string]*val{}
	for i := range 120 {
		m[fmt.Sprintf("key%03d", i)] = &val{i}
	}
	sum, visited := 0, 0
	var keys []string
	for k, v := range m {
		visited++
		sum += v.n
		keys = append(keys, k)
		if visited%30 == 0 {
			runtime.GC()
		}
		_ = fmt.Sprint(k, visited)
	}
	sort.Strings(keys)
	fmt.Println(visited, sum, keys[0], keys[119])
	grown := 0
	for k, v := range m {
		if len(k) == 6 {
			m[k+"x"] = v
			grown++
		}
		if grown == 60 {
			runtime.GC()
		}
	}
	fmt.Println(grown, len(m))
	nested := map[int]map[int]*val{}
	for i := range 20 {
		nested[i] = map[int]*val{}
		for j := range 20 {
			nested[i][j] = &val{i * j}
		}
	}
	total := 0
	for i, inner := range nested {
		for j, v := range inner {
			total += v.n
			delete(inner, (j+1)%20)
			delete(nested, (i+1)%20)
		}
	}
	fmt.Println(total > 0, len(nested) <= 20)
}
