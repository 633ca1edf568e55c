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

type tree[T any] struct {
	left, right *tree[T]
	value       T
}

func (t *tree[T]) all(yield func(T) bool) {
	t.push(yield)
}

func (t *tree[T]) push(yield func(T) bool) bool {
	return t == nil || t.left.push(yield) && yield(t.value) && t.right.push(yield)
}

func generic[T any, F ~func(yield func(T) bool)](f F) (list []T) {
	for v := range f {
		list = append(list, v)
	}
	return
}

type yielder func(int) bool
type walk func(yielder)

func main() {
	t := &tree[string]{value: "m"}
	t.left = &tree[string]{value: "a"}
	t.right = &tree[string]{value: "z"}
	for v := range t.all {
		fmt.Print(v, " ")
	}
	fmt.Println(generic(t.all), generic(count(3)))
	for v := range walk(func(y yielder) { _ = y(1) && y(2) }) {
		fmt.Println("walk", v)
	}
}
