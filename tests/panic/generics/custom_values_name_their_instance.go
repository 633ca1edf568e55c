package main

import "fmt"

type Err[T any] struct{ v T }

func (e *Err[T]) Error() string { return fmt.Sprint("err ", e.v) }

func fail[T any](v T) error { return &Err[T]{v} }

func as[T any](v any) T { return v.(T) }

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	try(func() { as[Err[string]](1) })
	try(func() { as[error](Err[int]{}) })
	try(func() { as[string](fail(1)) })
	try(func() { var m map[any]int; m[Err[[]int]{}] = 1 })
	try(func() { fmt.Println(any(Err[func()]{}) == any(Err[func()]{})) })
	panic(fail(map[string]int{"a": 1}))
}
