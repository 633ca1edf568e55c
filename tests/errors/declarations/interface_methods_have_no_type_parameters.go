package main

type list[T any] []T
type source interface{ next() int }

type generic interface {
	plain(int) string
	one[T any](int) bool   // ERROR "interface method must have no type parameters"
	two[K, V comparable]() // ERROR "interface method must have no type parameters"
	source
}

type constraint interface {
	list[int] | map[string]list[int]
}

func main() {
	var g interface{ each[T ~int](func()) } // ERROR "declared and not used: g" "interface method must have no type parameters"
	x := 1 // ERROR "declared and not used: x"
}
