package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

func first[T any](seq iter.Seq[T]) (T, bool) {
	for x := range seq {
		return x, true
	}
	var zero T
	return zero, false
}

func has(seq iter.Seq[int], want int) bool {
	for x := range seq {
		if x == want {
			return true
		}
	}
	return false
}

func named(seq iter.Seq[int]) (sum int) {
	for x := range seq {
		if x > 3 {
			return
		}
		sum += x
	}
	return sum * 100
}

type opt struct{ a, b string }

func pick(m map[string]int) (o opt, n int, err error) {
	for k, v := range maps.All(m) {
		if v == 1 {
			return opt{k, "picked"}, v, nil
		}
	}
	return opt{}, 0, fmt.Errorf("none")
}

func wide(seq iter.Seq[int]) [40]int {
	for x := range seq {
		return [40]int{x, x, x}
	}
	return [40]int{}
}

func keep() func() int {
	for x := range slices.Values([]int{7, 8}) {
		return func() int { x++; return x }
	}
	return nil
}

func pointers() []*int {
	var out []*int
	for i := range slices.Values([]int{1, 2, 3}) {
		out = append(out, &i)
	}
	return out
}

func nestedReturn(a, b iter.Seq[int]) string {
	for x := range a {
		for y := range b {
			if x+y == 5 {
				return fmt.Sprint(x, y)
			}
		}
	}
	return ""
}

func panics() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("got %v", r)
		}
	}()
	for x := range slices.Values([]int{1, 0}) {
		_ = 1 / x
	}
	return nil
}

func mutate(s []int) []int {
	for i, x := range slices.Backward(s) {
		s[i] = x * x
		s = append(s, x)
	}
	return s
}

func main() {
	for range 2 {
		fmt.Println(first(slices.Values([]string{"a", "b"})))
		fmt.Println(first(maps.Keys(map[int]bool{})))
		v := slices.Values([]int{1, 2, 3, 4})
		fmt.Println(has(v, 3), has(v, 9), named(v), named(slices.Values([]int{1})))
		fmt.Println(pick(map[string]int{"x": 1, "y": 2}))
		fmt.Println(pick(nil))
		w := wide(v)
		fmt.Println(w[:4])
		f := keep()
		fmt.Println(f(), f())
		for _, p := range pointers() {
			fmt.Print(*p, " ")
		}
		fmt.Println(nestedReturn(v, v), panics(), mutate([]int{1, 2, 3}))
		total := 0
		for i, c := range slices.Collect(slices.Chunk([]int{1, 2, 3, 4, 5}, 2)) {
			for x := range slices.Values(c) {
				total += x * i
				if x == 4 {
					break
				}
			}
		}
		fmt.Println(total)
	}
}
