package main

import "fmt"

type F func(int) F
type S []S
type M map[string]M
type C chan C
type P *P
type T struct {
	kids []T
	m    map[string]T
	f    func(T) T
	up   *T
}
type I interface{ Next() I }
type N int

func (n N) Next() I {
	if n == 0 {
		return nil
	}
	return n - 1
}

func steps() F {
	sum := 0
	var f F
	f = func(n int) F {
		sum += n
		fmt.Print(sum, " ")
		return f
	}
	return f
}

func depth(s S) int {
	d := 0
	for _, k := range s {
		d = max(d, depth(k))
	}
	return d + 1
}

func main() {
	steps()(1)(2)(3)
	fmt.Println()
	s := S{S{}, S{S{S{}}}}
	fmt.Println(depth(s), len(s[1]), s)
	m := M{"a": M{"b": nil, "c": M{}}}
	fmt.Println(m, m["a"]["c"]["x"]["y"] == nil)
	c := make(C, 1)
	c <- c
	d := <-c
	fmt.Println(d == c, cap(d))
	var p P
	p = &p
	fmt.Println(*p == p, **p == p)
	t := T{kids: []T{{}, {kids: []T{{}}}}, m: map[string]T{"x": {}}}
	t.f = func(u T) T { u.up = &t; return u }
	u := t.f(T{})
	fmt.Println(len(u.up.kids[1].kids), u.up.up == nil, len(t.m))
	n := 0
	for i := I(N(5)); i != nil; i = i.Next() {
		n++
	}
	fmt.Println(n)
}
