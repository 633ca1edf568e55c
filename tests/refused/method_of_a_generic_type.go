package main

type pair[A, B any] struct { // REFUSED "generic types are not supported"
	a A
	b B
}

func (p pair[A, B]) first() A { return p.a } // REFUSED "type arguments are not supported"

func main() {
	println(pair[int, string]{1, "x"}.first()) // REFUSED "type arguments are not supported"
}
