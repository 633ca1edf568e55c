package main

import "fmt"

type point struct{ x, y int }

func main() {
	a := [2]string{"x", "y"}
	b := [2]string{"x", "y"}
	fmt.Println(a == b, a != b)
	b[1] = "z"
	fmt.Println(a == b)
	p := [2]point{{1, 2}, {3, 4}}
	q := p
	fmt.Println(p == q)
	q[1].y++
	fmt.Println(p == q)
	var e1, e2 [0]int
	fmt.Println(e1 == e2)
	i := [2]interface{}{1, "s"}
	j := [2]interface{}{1, "s"}
	fmt.Println(i == j)
	j[0] = int64(1)
	fmt.Println(i == j)
	f := [1]float64{0}
	g := f
	f[0] /= f[0]
	fmt.Println(f == f, g == g)
}
