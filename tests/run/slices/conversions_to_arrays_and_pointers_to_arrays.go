package main

import "fmt"

type quad [4]int
type ptr *[2]int

func gen[S []int | []byte, A [2]int](s []int) A { return A(s) }

func try(name string, f func()) {
	defer func() {
		r := recover()
		_, isErr := r.(error)
		fmt.Println(name, r, isErr)
	}()
	f()
}

func main() {
	s := []int{1, 2, 3, 4, 5}
	a := [4]int(s)
	p := (*[4]int)(s)
	p[0] = 10
	fmt.Println(a, *p, s, len(p), cap(p))
	q := quad(s[1:])
	q[0]++
	fmt.Println(q, s, ptr(s)[1], (*quad)(s)[3])
	var none []int
	fmt.Println([0]int(none), (*[0]int)(none) == nil, (*[0]int)([]int{}) == nil)
	fmt.Println(gen[[]int, [2]int](s))
	for i, v := range [2]int(s) {
		s[1] = 99
		fmt.Println(i, v)
	}
	try("array", func() { fmt.Println([6]int(s)) })
	try("pointer", func() { fmt.Println((*[3]int)(s[:2])) })
	try("nil", func() { fmt.Println([1]int(none)) })
	try("string", func() { fmt.Println([3]byte([]byte("ab"))) })
	fmt.Println([3]byte([]byte("abc")), [2]string([]string{"x", "y"}))
	fmt.Println([2]struct{}(make([]struct{}, 3)))
	x, y := [2]int(s), s[0]
	s[0] = 0
	fmt.Println(x, y)
	if [2]int(s) == [2]int{0, 99} {
		fmt.Println("equal")
	}
	*(*[2]int)(s[3:]) = [2]int{7, 8}
	fmt.Println(s)
	var grow []int
	for i := range 3 {
		grow = append(grow, i)
	}
	g := (*[3]int)(grow)
	grow = append(grow, 3)
	g[0] = 50
	fmt.Println(grow, *g)
}
