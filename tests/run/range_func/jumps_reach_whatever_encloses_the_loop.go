package main

import (
	"fmt"
	"iter"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("end of count", n)
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func pairs(words ...string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i, word := range words {
			if !yield(i, word) {
				return
			}
		}
	}
}

func times(n int) func(func() bool) {
	return func(yield func() bool) {
		for range n {
			if !yield() {
				return
			}
		}
	}
}

func labels() {
outer:
	for i := range count(4) {
		for range times(2) {
			for k, w := range pairs("a", "b", "c") {
				switch {
				case i == 1:
					fmt.Println("continue outer", k, w)
					continue outer
				case i == 3:
					fmt.Println("break outer", k, w)
					break outer
				case k == 1:
					fmt.Println("break inner")
					break
				case k == 2:
					continue
				}
				fmt.Println(i, k, w)
			}
		}
	}
	fmt.Println("behind outer")
}

func mixed() {
plain:
	for i := 0; i < 3; i++ {
	choice:
		switch i {
		case 0, 1:
			for j := range count(3) {
				if j == 1 && i == 0 {
					continue plain
				}
				if j == 2 {
					break choice
				}
				fmt.Println("mixed", i, j)
			}
			fmt.Println("not reached")
		default:
			for range times(5) {
				break plain
			}
		}
		fmt.Println("behind the switch", i)
	}
}

func jump() {
	n := 0
again:
	for i := range count(3) {
		for range times(2) {
			n++
			if n < 4 {
				goto again
			}
			if n == 5 {
				goto inside
			}
		}
		continue
	inside:
		fmt.Println("inside", i, n)
		n++
		if n < 8 {
			goto inside
		}
		goto done
	}
done:
	fmt.Println("done", n)
}

func main() {
	labels()
	mixed()
	jump()
}
