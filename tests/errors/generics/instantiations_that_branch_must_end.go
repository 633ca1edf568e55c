package main

// Each step doubles what there is to complete: a cycle must be found without following all of it.
type tree[A any] struct { // ERROR "instantiation cycle"
	left  *tree[[]A]
	right *tree[map[string]A]
}

func main() {
	var x tree[int]
	_ = x
}
