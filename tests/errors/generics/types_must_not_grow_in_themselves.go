package main

type a[
	P any, // ERROR "instantiation cycle"
] struct{ f *b[[]P] }

type b[Q any] struct{ f *a[Q] }

func main() {
	var x a[int]
	_ = x
}
