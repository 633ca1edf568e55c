package main

import "fmt"

var trace []string

func small(x int) int          { return x + 1 }
func swap(a, b int) (int, int) { return b, a }
func note(s string) string     { trace = append(trace, s); return s }
func addr(x int) *int          { return &x }
func first(xs ...int) int      { return xs[0] }
func clamp(x, lo, hi int) int {
	if x < lo {
		return lo
	}
	if x > hi {
		return hi
	}
	return x
}
func shadow(x int) int {
	x *= 2
	{
		x := x + 100
		_ = x
	}
	return x
}

type acc struct{ n int }

func (a *acc) add(n int) *acc { a.n += n; return a }
func (a acc) value() int      { return a.n }
func (a acc) with(n int) acc  { a.n = n; return a }

func apply(f func(int) int, x int) int { return f(x) }

func rec(n int) int {
	if n <= 0 {
		return 0
	}
	return small(rec(n-1)) + clamp(n, 2, 4)
}

func mayPanic(i int) (r int) {
	defer func() {
		if recover() != nil {
			r = -1
		}
	}()
	return first([]int{1, 2, 3}[i:]...)
}

func main() {
	fmt.Println(small(small(small(1))), clamp(5, 1, 3), clamp(-5, 1, 3), clamp(2, 1, 3))
	a, b := swap(swap(1, 2))
	fmt.Println(a, b)
	fmt.Println(note("x")+note("y"), trace)
	p, q := addr(1), addr(1)
	*p = 5
	fmt.Println(*p, *q, p == q)
	x := 7
	fmt.Println(shadow(x), x)
	var c acc
	fmt.Println(c.add(1).add(2).value(), c.with(9).value(), c.n)
	fmt.Println(apply(small, 1), apply(func(x int) int { return small(x) * small(x) }, 3), rec(10))
	fmt.Println(mayPanic(1), mayPanic(3))
	for i := range 3 {
		x := addr(i)
		*x += 10
		fmt.Print(*x, i, " ")
	}
	fmt.Println()
}
