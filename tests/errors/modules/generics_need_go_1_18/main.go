package main

import (
	"cmp"
	"slices"
)

type list[T interface{}] struct { // ERROR "^type parameter requires go1\.18 or later \(-lang was set to go1\.17; check go\.mod\)$"
	v T
}

func (l *list[T]) get() T { return l.v } // ERROR "^type instantiation requires go1\.18 or later \(-lang was set to go1\.17; check go\.mod\)$"

type number interface {
	~int | ~float64 // ERROR "^embedding interface element ~int \| ~float64 requires go1\.18 or later \("
}

type exact interface {
	int // ERROR "^embedding non-interface type int requires go1\.18 or later \("
}

type ordered interface {
	cmp.Ordered // ERROR "^embedding constraint interface cmp\.Ordered requires go1\.18 or later \("
}

type renamed cmp.Ordered // ERROR "^using type constraint cmp\.Ordered requires go1\.18 or later \("

type same = cmp.Ordered // ERROR "^using type constraint cmp\.Ordered requires go1\.18 or later \("

func identity[T any](v T) T { return v } // ERROR "^type parameter requires go1\.18 or later \(" "^predeclared any requires go1\.18 or later \("

var whatever any // ERROR "^predeclared any requires go1\.18 or later \("

var numbers list[int] // ERROR "^type instantiation requires go1\.18 or later \("

func main() {
	slices.Sort([]int{2, 1})        // ERROR "^implicit function instantiation requires go1\.18 or later \("
	_ = slices.Max[[]int]([]int{1}) // ERROR "^function instantiation requires go1\.18 or later \("
	_, _ = whatever, numbers
}
