package main

import "fmt"

func fibonacci() func() int {
	a, b := 0, 1
	return func() int {
		defer func() { a, b = b, a+b }()
		return a
	}
}

func filter(next func() (int, bool), keep func(int) bool) func() (int, bool) {
	return func() (int, bool) {
		for {
			v, ok := next()
			if !ok || keep(v) {
				return v, ok
			}
		}
	}
}

func upTo(n int) func() (int, bool) {
	i := 0
	return func() (int, bool) {
		i++
		return i, i <= n
	}
}

func main() {
	f := fibonacci()
	for range 15 {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	evens := filter(upTo(50), func(v int) bool { return v%2 == 0 })
	sevens := filter(evens, func(v int) bool { return v%7 == 0 })
	for v, ok := sevens(); ok; v, ok = sevens() {
		fmt.Print(v, " ")
	}
	fmt.Println()
	var walk func(depth int) string
	walk = func(depth int) string {
		if depth == 0 {
			return "."
		}
		return "(" + walk(depth-1) + walk(depth-1) + ")"
	}
	fmt.Println(walk(3))
	curry := func(a int) func(int) func(int) int {
		return func(b int) func(int) int { return func(c int) int { return a*100 + b*10 + c } }
	}
	fmt.Println(curry(1)(2)(3))
}
