package main

import "fmt"

func main() {
	m := map[string]int{"a": 1, "b": 2}
	m["c"] = 3
	v, ok := m["a"]
	w, no := m["zz"]
	fmt.Println(v, ok, w, no, len(m))
	delete(m, "a")
	delete(m, "a")
	_, ok = m["a"]
	fmt.Println(ok, len(m), m)
	m["b"]++
	m["new"] += 5
	m["c"] <<= 3
	fmt.Println(m)
	var n map[string]int
	fmt.Println(n == nil, len(n), n["x"])
	delete(n, "x")
	for range n {
		fmt.Println("never")
	}
	lists := map[int][]string{}
	for i := 0; i < 10; i++ {
		lists[i%3] = append(lists[i%3], fmt.Sprint(i))
	}
	fmt.Println(lists)
	sets := map[string]map[int]bool{}
	for _, w := range []string{"x", "yy", "x", "zzz"} {
		if sets[w] == nil {
			sets[w] = make(map[int]bool)
		}
		sets[w][len(sets[w])] = true
	}
	fmt.Println(sets)
	clear(m)
	fmt.Println(len(m), m)
}
