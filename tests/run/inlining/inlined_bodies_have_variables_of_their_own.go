package main

import "fmt"

type point struct{ x, y int }

func newPoint(x, y int) *point { return &point{x, y} }

func double(x int) int { x *= 2; return x }

func swap(a, b int) (int, int) { return b, a }

func named(a int) (r, s int) {
	r = a
	if a > 2 {
		return
	}
	s = r + 1
	return s, r
}

func first(list []int, want int) int {
	for i, x := range list {
		if x == want {
			return i
		}
	}
	return -1
}

func max3(a, b, c int) int {
	m := a
	if b > m {
		m = b
	}
	if c > m {
		m = c
	}
	return m
}

func grade(n int) string {
	switch {
	case n > 8:
		return "good"
	case n > 4:
		return "fair"
	}
	return "poor"
}

func kind(v any) int {
	switch v := v.(type) {
	case int:
		return v
	case string:
		return len(v)
	}
	return -1
}

func observed(a int) (r int, get func() int) {
	get = func() int { return r }
	r = a
	return r + 1, get
}

func counter() func() int {
	n := 0
	return func() int { n++; return n }
}

func nothing() {}

func jump(n int) int {
	i := 0
again:
	if i < n {
		i += 3
		goto again
	}
	return i
}

func nested(n int) int {
	total := 0
outer:
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			if j == 2 {
				continue outer
			}
			if i == 3 {
				break outer
			}
			total += 10*i + j
		}
	}
	return total
}

func big(a [3]int, p point) ([3]int, point) {
	a[1] = p.x
	p.y = a[2]
	return a, p
}

func text(a, b string) string { return a + "-" + b }

func even(n int) bool {
	if n == 0 {
		return true
	}
	return odd(n - 1)
}

func odd(n int) bool {
	if n == 0 {
		return false
	}
	return even(n - 1)
}

func fact(n int) int {
	if n < 2 {
		return 1
	}
	return n * fact(n-1)
}

var log []string

func note(s string, n int) int {
	log = append(log, s)
	return n
}

func sum(xs ...int) (t int) {
	for _, x := range xs {
		t += x
	}
	return
}

func address(n int) *int { return &n }

func length(m map[string]int, k string) (int, bool) {
	v, ok := m[k]
	return v, ok
}

type shape interface{ area() int }

func (p point) area() int { return p.x * p.y }

func areaOf(s shape) int { return s.area() }

func deref(p *point) int { return p.x }

func index(list []int, i int) int { return list[i] }

func try(f func()) {
	defer func() { fmt.Println("recovered:", recover()) }()
	f()
}

func main() {
	x := 3
	fmt.Println(double(double(x)), x, double(x)+double(x+1))
	a, b := swap(swap(1, 2))
	x, y := swap(x, a)
	fmt.Println(a, b, x, y)
	x, y = swap(x, y)
	fmt.Println(x, y)
	fmt.Println(named(1))
	fmt.Println(named(5))
	list := []int{4, 5, 6}
	fmt.Println(first(list, 5), first(list, 9), first(list, first(list, 4)+6))
	fmt.Println(max3(1, 5, 2), max3(max3(1, 2, 3), max3(9, 8, 7), max3(4, 6, 5)))
	fmt.Println(grade(9), grade(5), grade(1))
	fmt.Println(kind(7), kind("abc"), kind(nil), kind(1.5))
	r, get := observed(4)
	fmt.Println(r, get())
	c, d := counter(), counter()
	fmt.Println(c(), c(), d(), c())
	nothing()
	fmt.Println(jump(7), nested(5))
	fmt.Println(big([3]int{1, 2, 3}, point{8, 9}))
	fmt.Println(text(text("a", "b"), "c"))
	fmt.Println(even(10), odd(7), even(3), fact(6))
	if note("a", 1)+double(note("b", 2))*double(note("c", 3)) > 0 && first(list, note("d", 6)) == 2 {
		fmt.Println(log)
	}
	for i := 0; double(i) < 6; i = double(i) + 1 {
		fmt.Print(i, " ")
	}
	fmt.Println(sum(), sum(1), sum(1, 2, 3))
	p, q := address(1), address(1)
	*p = 5
	fmt.Println(*p, *q)
	m := map[string]int{"k": 3}
	fmt.Println(length(m, "k"))
	fmt.Println(length(m, "z"))
	fmt.Println(areaOf(point{3, 4}), areaOf(newPoint(5, 6)))
	var points []*point
	for i := 0; i < 3; i++ {
		points = append(points, newPoint(i, i*i))
	}
	fmt.Println(*points[0], *points[1], *points[2])
	var fs []func() int
	for i := 0; i < 3; i++ {
		f := counter()
		for j := 0; j < i; j++ {
			f()
		}
		fs = append(fs, f)
	}
	fmt.Println(fs[0](), fs[1](), fs[2]())
	var nilPoint *point
	try(func() { fmt.Println(deref(nilPoint)) })
	try(func() { fmt.Println(index(list, x+3)) })
	try(func() { fmt.Println(double(1 / (x - x))) })
	done := make(chan int)
	go func() { done <- double(21) }()
	fmt.Println(<-done)
	defer fmt.Println("deferred", double(4))
}
