package main

import "fmt"

type grid [2][3]int

func change(a [3]int) [3]int {
	a[0] = 100
	return a
}

func main() {
	a := [3]int{1, 2, 3}
	b := a
	b[1] = 20
	fmt.Println(a, b, change(a), a)
	p := &a
	p[2] = 30
	fmt.Println(a, len(p), cap(p))
	var g grid
	h := g
	h[1][2] = 5
	row := h[1]
	row[0] = 9
	fmt.Println(g, h, row)
	arr := [...]string{2: "c", 0: "a", 4: "e"}
	fmt.Println(len(arr), arr, fmt.Sprintf("%q", arr))
	st := struct{ v [2]int }{[2]int{1, 2}}
	st2 := st
	st2.v[0] = 7
	fmt.Println(st, st2)
	arrs := map[string][2]int{"x": {1, 2}}
	v := arrs["x"]
	v[0] = 50
	fmt.Println(arrs, v)
	for i, x := range a {
		a[2] = 1000
		fmt.Print(i, "=", x, " ")
	}
	fmt.Println()
	for i, x := range &a {
		a[2] = 2000 + i
		fmt.Print(i, "=", x, " ")
	}
	fmt.Println()
}
