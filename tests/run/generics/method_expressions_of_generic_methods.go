package main

import "fmt"

type maybe[T any] struct {
	value T
	known bool
}

func (m maybe[T]) then[U any](f func(T) U) maybe[U] {
	if !m.known {
		return maybe[U]{}
	}
	return maybe[U]{f(m.value), true}
}

func (m *maybe[T]) set[S ~[]T](from S) *maybe[T] {
	m.value, m.known = from[0], true
	return m
}

type log struct{ lines []string }

func (l *log) add[T any](x T) { l.lines = append(l.lines, fmt.Sprintf("%T=%v", x, x)) }

type numbers []int

func main() {
	text := maybe[int].then[string]
	fmt.Println(text(maybe[int]{7, true}, func(i int) string { return fmt.Sprint("<", i, ">") }))
	fmt.Printf("%T\n", text)

	var inferred func(maybe[string], func(string) bool) maybe[bool] = maybe[string].then
	fmt.Println(inferred(maybe[string]{"a", true}, func(s string) bool { return s == "a" }))

	fmt.Println(maybe[int].then(maybe[int]{3, true}, func(i int) float64 { return float64(i) / 2 }))

	var m maybe[int]
	fmt.Println(*(*maybe[int]).set[numbers](&m, numbers{4, 5}), m.known)

	var l log
	add := (*log).add[rune]
	add(&l, 'x')
	(*log).add(&l, 2.5)
	fmt.Println(l.lines)
}
