package main

import "fmt"

func many(n int) (out []int) {
	for i := 0; i < n; i++ {
		if i%2 == 0 {
			defer func(k int) { out = append(out, k) }(i)
		}
	}
	return nil
}

func early(stop int) (trace string) {
	defer func() { trace += "c" }()
	if stop == 1 {
		return "one "
	}
	defer func() { trace += "b" }()
	if stop == 2 {
		return "two "
	}
	defer func() { trace += "a" }()
	return "all "
}

func deep(n int) (total int) {
	if n == 0 {
		return 1
	}
	defer func() { total += n }()
	return deep(n - 1)
}

func main() {
	out := many(2000)
	fmt.Println(len(out), out[0], out[999])
	fmt.Println(early(1), early(2), early(3))
	fmt.Println(deep(1000))
	type lock struct{ held int }
	l := &lock{}
	with := func(f func()) {
		l.held++
		defer func() { l.held-- }()
		f()
	}
	with(func() { with(func() { fmt.Println("held", l.held) }) })
	fmt.Println(l.held)
}
