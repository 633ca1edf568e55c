package main

import (
	"errors"
	"fmt"
)

type pair struct {
	a string
	b [2]int
}

func many(n int) (int8, uint16, float32, string, []int, map[string]int, pair, *pair, interface{}, error, func() int, bool) {
	p := pair{fmt.Sprint("p", n), [2]int{n, n + 1}}
	return int8(n), uint16(n) * 300, float32(n) / 3, p.a + "!", []int{n}, map[string]int{p.a: n}, p, &p, p, errors.New(p.a), func() int { n++; return n }, n > 2
}

func args(a int8, b uint16, c float32, d string, e []int, f map[string]int, g pair, h *pair, i interface{}, j error, k func() int, l bool) string {
	h.b[1] = 100
	g.b[0] = -1
	return fmt.Sprint(a, b, c, d, e, f, g, *h, i, j, k(), k(), l)
}

func arrays(a [3]int, s struct{ x, y string }) ([3]int, struct{ x, y string }) {
	a[0], s.x = s2i(s.x), "new"
	return a, s
}

func s2i(s string) int { return len(s) }

func sum(a, b, c, d, e, f, g, h, i, j int) int {
	return a + 2*b + 3*c + 4*d + 5*e + 6*f + 7*g + 8*h + 9*i + 10*j
}

func main() {
	fmt.Println(args(many(3)))
	a, s := arrays([3]int{1, 2, 3}, struct{ x, y string }{"four", "y"})
	fmt.Println(a, s)
	fmt.Println(sum(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
	i8, u16, _, str, _, _, p, pp, _, err, f, ok := many(5)
	fmt.Println(i8, u16, str, p, *pp, err, f(), ok)
	nested := func() (func() (int, string), error) { return func() (int, string) { return 1, "in" }, nil }
	g, err := nested()
	n, t := g()
	fmt.Println(n, t, err)
}
