package main

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"sort"
	"strings"
	"sync"
)

var table = func() map[string]int {
	m := map[string]int{}
	for i, s := range slices.All([]string{"a", "b"}) {
		m[s] = i
	}
	return m
}()

func init() {
	for i := range count(2) {
		fmt.Println("init", i)
	}
}

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

type set[T comparable] struct{ m map[T]struct{} }

func (s *set[T]) add(xs ...T) *set[T] {
	if s.m == nil {
		s.m = map[T]struct{}{}
	}
	for _, x := range xs {
		s.m[x] = struct{}{}
	}
	return s
}

func (s *set[T]) all() iter.Seq[T] {
	return func(yield func(T) bool) {
		for x := range s.m {
			if !yield(x) {
				return
			}
		}
	}
}

func mapSeq[A, B any](seq iter.Seq[A], f func(A) B) iter.Seq[B] {
	return func(yield func(B) bool) {
		for a := range seq {
			if !yield(f(a)) {
				return
			}
		}
	}
}

func take[A any](seq iter.Seq[A], n int) iter.Seq[A] {
	return func(yield func(A) bool) {
		if n <= 0 {
			return
		}
		i := 0
		for a := range seq {
			if !yield(a) {
				return
			}
			if i++; i == n {
				return
			}
		}
	}
}

func naturals(yield func(int) bool) {
	for i := 0; yield(i); i++ {
	}
}

func primes() iter.Seq[int] {
	return func(yield func(int) bool) {
	next:
		for n := range naturals {
			if n < 2 {
				continue
			}
			for d := range naturals {
				if d < 2 {
					continue
				}
				if d*d > n {
					break
				}
				if n%d == 0 {
					continue next
				}
			}
			if !yield(n) {
				return
			}
		}
	}
}

func elsewhere(yield func(int) bool) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for i := range 3 {
			if !yield(i) {
				return
			}
		}
	}()
	wg.Wait()
}

func permutations(xs []int) iter.Seq[[]int] {
	return func(yield func([]int) bool) {
		var rec func(k int) bool
		rec = func(k int) bool {
			if k == len(xs) {
				return yield(slices.Clone(xs))
			}
			for i := k; i < len(xs); i++ {
				xs[k], xs[i] = xs[i], xs[k]
				if !rec(k + 1) {
					return false
				}
				xs[k], xs[i] = xs[i], xs[k]
			}
			return true
		}
		rec(0)
	}
}

func results() (a int, b string, err error) {
	for i := range elsewhere {
		defer func() { a += i }()
		for s := range strings.SplitSeq("x,y,z", ",") {
			if s == "y" && i == 1 {
				return 10, s, errors.New("found")
			}
		}
	}
	return
}

func typed(xs iter.Seq[any]) string {
	var b strings.Builder
	for x := range xs {
		switch x := x.(type) {
		case int:
			if x > 2 {
				break
			}
			fmt.Fprint(&b, "int", x)
		case string:
			if x == "stop" {
				return b.String()
			}
			b.WriteString(x)
		default:
			continue
		}
		b.WriteByte(';')
	}
	return "end:" + b.String()
}

func selects() {
	ch := make(chan int, 1)
loop:
	for i := range count(5) {
		select {
		case ch <- i:
			if i == 2 {
				continue loop
			}
			fmt.Println("sent", i)
		case v := <-ch:
			fmt.Println("received", v)
			if v == 2 {
				break loop
			}
			break
		}
	}
}

type matrix [2][2]int

func (m *matrix) cells() iter.Seq2[[2]int, *int] {
	return func(yield func([2]int, *int) bool) {
		for i := range m {
			for j := range m[i] {
				if !yield([2]int{i, j}, &m[i][j]) {
					return
				}
			}
		}
	}
}

func deep(n int) (out []int) {
	for i := range count(n) {
		if i == n-1 {
			return append(out, i)
		}
		out = append(out, deep(i)...)
	}
	return
}

func big() (s [20]string, n int) {
	for i := range count(20) {
		s[i] = fmt.Sprint(i)
		if n += i; n > 20 {
			return s, n
		}
	}
	return
}

func main() {
	fmt.Println(table)
	words := slices.Collect(mapSeq((&set[string]{}).add("q", "r", "q").all(), strings.ToUpper))
	sort.Strings(words)
	fmt.Println(words)
	fmt.Println(slices.Collect(take(primes(), 10)))
	fmt.Println(results())
	for i := range elsewhere {
		if i == 1 {
			break
		}
		fmt.Println("elsewhere", i)
	}
	n := 0
	for p := range permutations([]int{1, 2, 3, 4}) {
		if n++; n%6 == 0 {
			fmt.Println(p)
		}
		if n == 18 {
			break
		}
	}
	fmt.Println(typed(slices.Values([]any{1, 2.5, "a", 3, "stop", 5})), typed(slices.Values([]any{1, nil})))
	selects()
	var m matrix
	for at, cell := range m.cells() {
		*cell = at[0]*10 + at[1]
	}
	fmt.Println(m)
	fmt.Println(deep(6))
	fmt.Println(big())
	var wg sync.WaitGroup
	out := make([]int, 4)
	for i := range count(4) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range count(i) {
				out[i] += j
			}
		}()
	}
	wg.Wait()
	fmt.Println(out)
	func() {
		defer func() {
			for i := range count(2) {
				fmt.Println("in deferred", i, recover())
			}
			fmt.Println("recovered", recover())
		}()
		for range count(1) {
			panic("deep")
		}
	}()
	x := 5
	for x = range count(3) {
	}
	fmt.Println(x)
	for i := range count(3) {
		i := i * 2
		defer fmt.Println("main's defer", i)
		if i == 2 {
			defer fmt.Println("once more")
		}
	}
	for v := range (func(func(int, int) bool))(nil2) {
		_ = v
	}
}

func nil2(yield func(int, int) bool) { yield(1, 2) }
