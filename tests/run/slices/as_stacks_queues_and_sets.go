package main

import "fmt"

type point struct{ x, y int }

func unique(xs []int) []int {
	seen := map[int]bool{}
	out := xs[:0]
	for _, x := range xs {
		if !seen[x] {
			seen[x] = true
			out = append(out, x)
		}
	}
	return out
}

func chunk(xs []string, n int) (out [][]string) {
	for n < len(xs) {
		xs, out = xs[n:], append(out, xs[:n:n])
	}
	return append(out, xs)
}

func rotate(xs []int, k int) []int { return append(append([]int{}, xs[k:]...), xs[:k]...) }

func partition(xs []int, lo, hi int) {
	if lo >= hi {
		return
	}
	p, i := xs[hi], lo
	for j := lo; j < hi; j++ {
		if xs[j] < p {
			xs[i], xs[j] = xs[j], xs[i]
			i++
		}
	}
	xs[i], xs[hi] = xs[hi], xs[i]
	partition(xs, lo, i-1)
	partition(xs, i+1, hi)
}

func merge(a, b []int) []int {
	out := make([]int, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0] <= b[0] {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

func main() {
	fmt.Println(unique([]int{3, 1, 3, 2, 1, 4}))
	fmt.Println(chunk([]string{"a", "b", "c", "d", "e"}, 2))
	fmt.Println(rotate([]int{1, 2, 3, 4, 5}, 2))
	xs := []int{}
	for i := range 200 {
		xs = append(xs, i*7919%211)
	}
	partition(xs, 0, len(xs)-1)
	sorted := true
	for i := 1; i < len(xs); i++ {
		sorted = sorted && xs[i-1] <= xs[i]
	}
	fmt.Println(sorted, xs[:5])
	fmt.Println(merge([]int{1, 4, 6}, []int{2, 3, 7, 9}))
	var stack []point
	stack = append(stack, point{1, 2}, point{3, 4})
	top := &stack[len(stack)-1]
	top.x = 30
	stack = stack[:len(stack)-1]
	stack = append(stack, point{5, 6})
	fmt.Println(stack, *top)
	matrix := make([][]rune, 3)
	for i := range matrix {
		matrix[i] = []rune("...")
	}
	matrix[1][1] = '#'
	for _, row := range matrix {
		fmt.Println(string(row))
	}
}
