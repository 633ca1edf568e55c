package main

import "fmt"

func get(calls *int) []int {
	*calls++
	return []int{1, 2, 3}
}

func main() {
	calls := 0
	for i, v := range get(&calls) {
		fmt.Print(i, v, " ")
	}
	fmt.Println(calls)
	s := []int{1, 2, 3}
	for i, v := range s {
		if i == 0 {
			s = append(s, 4)
			s[1] = 20
		}
		fmt.Print(v, " ")
	}
	fmt.Println(s)
	t := []int{1, 2, 3}
	for i, v := range t {
		if i == 0 {
			t[1] = 20
			t = t[:1]
		}
		fmt.Print(v, " ")
	}
	fmt.Println(t)
	type pair struct{ a, b int }
	ps := []pair{{1, 2}, {3, 4}}
	for _, p := range ps {
		p.a = 100
	}
	for i := range ps {
		ps[i].b *= 10
	}
	fmt.Println(ps)
}
