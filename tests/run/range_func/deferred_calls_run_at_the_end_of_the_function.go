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

func times(n int) func(func() bool) {
	return func(yield func() bool) {
		for range n {
			if !yield() {
				return
			}
		}
	}
}

func deferred() (s string) {
	defer func() { s += "." }()
	defer fmt.Println("first deferred")
	for i := range count(3) {
		defer func() { s += fmt.Sprint(i) }()
		for range times(2) {
			defer fmt.Println("deferred in", i)
		}
	}
	defer fmt.Println("last deferred")
	for i := range count(1) {
		defer fmt.Println("second loop", i)
		return "r"
	}
	return ""
}

func recovered() (err error) {
	for i := range count(3) {
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("recovered %v at %d", r, i)
			}
		}()
		if i == 1 {
			panic("one")
		}
	}
	return nil
}

func main() {
	fmt.Println(deferred())
	fmt.Println(recovered())
}
