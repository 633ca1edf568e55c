package main

import "fmt"

type addr struct {
	street string
	no     int
}
type person struct {
	name string
	home addr
	any  interface{}
	p    *int
}
type empty struct{}
type padded struct {
	a byte
	b int64
	c byte
}

func main() {
	n := 1
	a := person{"ann", addr{"high", 1}, 5, &n}
	b := person{"a" + "nn", addr{"high", 1}, 5, &n}
	fmt.Println(a == b)
	b.home.no++
	fmt.Println(a == b, a != b, a.home == addr{"high", 1})
	b = a
	b.any = int64(5)
	fmt.Println(a == b)
	fmt.Println(empty{} == empty{})
	anon := struct {
		x, y int
	}{1, 2}
	type named struct{ x, y int }
	fmt.Println(anon == named{1, 2})
	fmt.Println(padded{1, 2, 3} == padded{1, 2, 3}, padded{1, 2, 3} == padded{1, 2, 4})
	type blank struct {
		_ int
		v string
	}
	fmt.Println(blank{v: "x"} == blank{v: "x"})
	var i, j interface{} = a, a
	fmt.Println(i == j)
}
