package main

type tree[T any] struct {
	value       T
	left, right tree[T] // ERROR "invalid recursive type: tree\[T\] refers to itself"
}

type even[T any] struct {
	next odd[T] // ERROR "invalid recursive type odd\[T\]"
}
type odd[T any] struct {
	next [1]even[T]
}

type wrap[T any] struct{ inner T }
type self struct { // ERROR "invalid recursive type self"
	w wrap[self]
}

type plain struct { // ERROR "invalid recursive type: plain refers to itself"
	again [2]plain
}

type fine[T any] struct {
	p *fine[T]
	s []fine[T]
	w wrap[*fine[T]]
}

func main() {}
