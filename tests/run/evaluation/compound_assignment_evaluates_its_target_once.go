package main

import "fmt"

var calls int

func next() int {
	calls++
	return calls - 1
}

func slot(p *[3]int) *[3]int {
	calls += 100
	return p
}

func main() {
	a := [3]int{1, 2, 3}
	a[next()] += 10
	a[next()]++
	slot(&a)[2] *= 7
	fmt.Println(a, calls)
	m := map[string]int{}
	key := func() string { calls++; return "k" }
	m[key()] += 5
	m[key()]++
	m[key()] <<= 2
	fmt.Println(m, calls)
	s := "a"
	s += s + "b"
	x := 7
	x -= 2 * 3
	x |= 6
	x %= 4
	f := 1.5
	f *= 2 + 1
	f /= 4
	fmt.Println(s, x, f)
	type t struct{ n []int }
	v := t{[]int{1}}
	p := &v
	p.n[0] ^= 0xff
	(*p).n[0]--
	fmt.Println(v)
}
