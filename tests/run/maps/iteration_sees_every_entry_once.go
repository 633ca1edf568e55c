package main

import (
	"fmt"
	"sort"
)

func main() {
	m := map[string]int{}
	for i := 0; i < 100; i++ {
		m[fmt.Sprint(i)] = i
	}
	for round := 0; round < 3; round++ {
		keys := make([]string, 0, len(m))
		sum := 0
		for k, v := range m {
			keys = append(keys, k)
			sum += v
		}
		sort.Strings(keys)
		unique := true
		for i := 1; i < len(keys); i++ {
			unique = unique && keys[i] != keys[i-1]
		}
		fmt.Println(len(keys), unique, sum, keys[:5])
	}
	firsts := map[string]bool{}
	for i := 0; i < 400; i++ {
		for k := range m {
			firsts[k] = true
			break
		}
	}
	fmt.Println("starts vary:", len(firsts) > 1)
}
