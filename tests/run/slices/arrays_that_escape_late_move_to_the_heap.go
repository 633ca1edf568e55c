package main

import "fmt"

type pair struct{ name string }

var global []int

//go:noinline
func count(n int) []int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	return s
}

//go:noinline
func named(n int) (out []string) {
	for i := 0; i < n; i++ {
		out = append(out, fmt.Sprint(i))
	}
	return
}

//go:noinline
func seen(n int) []int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
		fmt.Print(cap(s), " ")
	}
	fmt.Println()
	return s
}

//go:noinline
func evens(xs []int) []int {
	out := []int{}
	for _, x := range xs {
		if x%2 == 0 {
			out = append(out, x)
		}
	}
	return out
}

//go:noinline
func late(n int) []int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	t := s
	t[0] = 100
	return t
}

//go:noinline
func parts(n int) ([]byte, []*pair) {
	var bs []byte
	var ps []*pair
	for i := 0; i < n; i++ {
		bs = append(bs, byte('a'+i))
		ps = append(ps, &pair{fmt.Sprint(i)})
	}
	return bs, ps
}

//go:noinline
func total(xs []int) (sum int) {
	for i := 0; i < len(xs); i++ {
		sum += xs[i]
	}
	return sum
}

//go:noinline
func passed(n int) []int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
		if total(s) > 100 {
			break
		}
	}
	return s
}

//go:noinline
func fill(xs []int) {
	for i := range xs {
		xs[i] = i
	}
}

//go:noinline
func written(n int) []int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, 0)
	}
	fill(s)
	return s
}

//go:noinline
func stack(n int) []int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i, i)
		s = s[:len(s)-1]
	}
	return s
}

//go:noinline
func pointed(n int) *int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	return &s[0]
}

//go:noinline
func early(n int) []int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
		if i == 2 {
			return s
		}
	}
	return nil
}

//go:noinline
func ranged(n int) (int, int) {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	sum := 0
	for _, x := range s {
		sum += x
	}
	return sum, cap(s)
}

//go:noinline
func deferred(n int) (out []int) {
	defer func() { recover() }()
	for i := 0; i < n; i++ {
		out = append(out, i)
	}
	panic("x")
}

func main() {
	for n := 0; n < 7; n++ {
		fmt.Print(cap(count(n)), cap(named(n)), cap(passed(n)), cap(written(n)), cap(stack(n)), cap(early(n)), " ")
		bs, ps := parts(n)
		fmt.Print(cap(bs), cap(ps), " ", string(bs), len(ps))
		for _, p := range ps {
			fmt.Print(" ", p.name)
		}
		fmt.Print(deferred(n), cap(deferred(n)))
		fmt.Println(ranged(n))
	}
	fmt.Println(cap(seen(1)), cap(seen(3)), cap(seen(6)))
	fmt.Println(evens([]int{1, 2, 4, 5, 6}), cap(evens([]int{2, 3, 4, 6})))
	fmt.Println(late(3), cap(late(3)), *pointed(2))
	for i := 1; i < 4; i++ {
		var s []int
		for j := 0; j < i; j++ {
			s = append(s, j)
		}
		global = s
		fmt.Print(global, cap(global), " ")
	}
	fmt.Println()
	a, b := count(2), count(2)
	a[0], b[0] = 5, 6
	fmt.Println(a, b)
}
