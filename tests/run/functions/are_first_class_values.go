package main

import (
	"fmt"
	"strings"
)

func compose(fs ...func(string) string) func(string) string {
	return func(s string) string {
		for _, f := range fs {
			s = f(s)
		}
		return s
	}
}

func mapInts(xs []int, f func(int) int) []int {
	out := make([]int, len(xs))
	for i, x := range xs {
		out[i] = f(x)
	}
	return out
}

func memo(f func(int) int) func(int) int {
	cache := map[int]int{}
	return func(n int) int {
		if v, ok := cache[n]; ok {
			return v
		}
		v := f(n)
		cache[n] = v
		return v
	}
}

type op struct {
	name string
	fn   func(a, b int) int
}

func add(a, b int) int { return a + b }

func main() {
	shout := compose(strings.ToUpper, strings.TrimSpace, func(s string) string { return s + "!" })
	fmt.Println(shout("  hey "))
	fmt.Println(mapInts([]int{1, 2, 3}, func(x int) int { return x * x }))
	calls := 0
	var fib func(int) int
	fib = memo(func(n int) int {
		calls++
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	})
	fmt.Println(fib(50), calls)
	for _, o := range []op{{"add", add}, {"sub", func(a, b int) int { return a - b }}} {
		fmt.Println(o.name, o.fn(7, 5))
	}
	fmt.Println(func(a, b int) int { return a * b }(6, 7))
	var nilFunc func()
	fmt.Println(nilFunc == nil, add != nil)
	ret := func() func() func() string {
		return func() func() string { return func() string { return "deep" } }
	}
	fmt.Println(ret()()())
}
