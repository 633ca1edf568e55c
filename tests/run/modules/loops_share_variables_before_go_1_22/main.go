package main

import (
	"fmt"

	"shared/fresh"
)

type point struct{ x, y int }

func clauses() {
	var get []func() int
	var at []*int
	for i, step := 0, 1; i < 3; i += step {
		get = append(get, func() int { i++; return i })
		at = append(at, &i)
	}
	fmt.Println(get[0](), get[1](), get[2](), at[0] == at[2], *at[1])
}

func ranges() {
	var show []func() string
	for i, p := range []point{{1, 2}, {3, 4}, {5, 6}} {
		show = append(show, func() string { return fmt.Sprint(i, p) })
		p.x = -1
		i *= 10
	}
	for key := range map[string]bool{"only": true} {
		show = append(show, func() string { return key })
	}
	for i, r := range "né" {
		show = append(show, func() string { return fmt.Sprint(i, string(r)) })
	}
	ch := make(chan int, 2)
	ch <- 7
	ch <- 8
	close(ch)
	for v := range ch {
		show = append(show, func() string { return fmt.Sprint(v) })
	}
	for i := range [2]bool{} {
		show = append(show, func() string { return fmt.Sprint(i) })
	}
	for _, f := range show {
		fmt.Print(f(), "; ")
	}
	fmt.Println()
}

func goroutines() {
	done := make(chan *int)
	for _, v := range []int{1, 2, 3} {
		go func() { done <- &v }()
	}
	a, b, c := <-done, <-done, <-done
	fmt.Println(a == b, b == c, *a)
}

func deferred() {
	for i := 0; i < 3; i++ {
		defer func() { fmt.Print(i, " ") }()
	}
	for _, s := range []string{"a", "b"} {
		defer func() { fmt.Print(s, " ") }()
	}
}

func generic[T any](values []T) []*T {
	var at []*T
	for _, v := range values {
		at = append(at, &v)
	}
	return at
}

func again() {
	n := 0
outer:
	for i := range []int{0, 0, 0} {
		f := func() int { return i }
		for j := range []int{0, 0, 0} {
			if j == 1 {
				continue outer
			}
			n += f()
		}
	}
	fmt.Println(n)
}

func main() {
	clauses()
	ranges()
	goroutines()
	deferred()
	fmt.Println()
	at := generic([]point{{1, 2}, {3, 4}})
	fmt.Println(at[0] == at[1], *at[0])
	again()
	fmt.Println(fresh.Loops(), upgraded(), fresh.Each([]int{1, 2}, func(v *int) int { return *v }))
}
