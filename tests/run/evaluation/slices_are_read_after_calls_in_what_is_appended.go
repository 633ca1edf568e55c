package main

import "fmt"

func main() {
	m := map[string][]int{"a": make([]int, 1, 8), "b": nil}
	k := "a"
	f := func() int { m["a"] = append(m["a"], 7); k = "b"; return len(m["a"]) }
	x := append(m[k], f())
	fmt.Println(x, m)
	k = "a"
	m[k] = append(m[k], f())
	fmt.Println(x, m)
	k = "a"
	x = append(m[k], f(), f())
	fmt.Println(x, m)
	k = "a"
	x = append(m[k][:1], f(), f())
	fmt.Println(x, m)
	s := [][]int{{1, 2, 3}, {4}}
	i := 0
	g := func() int { i = 1; s[0] = []int{9}; return 5 }
	x = append(s[i], g())
	fmt.Println(x, s)
	i = 0
	x = append(s[i][:1], g(), i)
	fmt.Println(x, s)
	i = 0
	s[i] = append(s[i], g(), i)
	fmt.Println(x, s)
	i = 0
	s[i] = append(s[i], append(s[0], g())...)
	fmt.Println(x, s)
	p := &struct{ xs []int }{}
	q := p
	h := func() int { p = &struct{ xs []int }{[]int{100}}; return 1 }
	p.xs = append(p.xs, h())
	fmt.Println(p.xs, q.xs)
	p.xs = append(q.xs, h())
	fmt.Println(p.xs, q.xs)
	arr := [2][]int{{1}, {2}}
	j := 0
	hj := func() int { j = 1; arr[0] = nil; return 3 }
	arr[j] = append(arr[j], hj())
	fmt.Println(arr)
	j = 0
	y := append(arr[j], hj())
	fmt.Println(arr, y)
	var loc []int
	fl := func() int { loc = append(loc, 1); return 2 }
	loc = append(loc, fl())
	fmt.Println(loc)
	loc = append(loc, fl(), fl())
	fmt.Println(loc)
	var sv struct{ a, b []int }
	fs := func() int { sv.a = append(sv.a, 1); return 2 }
	sv.a = append(sv.a, fs())
	sv.b = append(sv.a, fs())
	fmt.Println(sv)
}
