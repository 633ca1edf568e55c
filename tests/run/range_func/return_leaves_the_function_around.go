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

func find(n, want int) (int, string) {
	for i := range count(n) {
		for j := range count(n) {
			if i*j == want {
				return i, fmt.Sprint(j)
			}
		}
	}
	return -1, "none"
}

func named(n int) (sum int, err error) {
	defer func() {
		sum *= 10
	}()
	for i := range count(n) {
		sum += i
		if i == 2 {
			err = fmt.Errorf("at %d", i)
			return
		}
		if i == 3 {
			return 7, nil
		}
	}
	return
}

func two() (int, error) { return 5, nil }

func tuple() (int, error) {
	for range count(1) {
		return two()
	}
	return 0, nil
}

func main() {
	fmt.Println(find(4, 6))
	fmt.Println(find(2, 6))
	fmt.Println(named(2))
	fmt.Println(named(9))
	fmt.Println(tuple())
	for i := range count(2) {
		func() {
			for j := range count(2) {
				if j == 1 {
					return
				}
				fmt.Println("literal", i, j)
			}
		}()
	}
}
