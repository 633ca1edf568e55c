package main

func same[T comparable](a, b T) bool { return a == b }

func concrete[T any](f func(T), v T) { f(v) }

func show[T any](v T) {}

var target func(int) = show // ERROR "^implicitly instantiated function in assignment requires go1\.21 or later \("

func main() {
	var x, y any = 1, 2
	_ = same(x, y) // ERROR "^any to satisfy comparable requires go1\.20 or later \(-lang was set to go1\.19; check go\.mod\)$"
	_ = same(1, 2)
	concrete(show, 1) // ERROR "^implicitly instantiated function as argument requires go1\.21 or later \("
}
