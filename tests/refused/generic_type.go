package main

type list[T any] struct { // REFUSED "generic types are not supported"
	items []T
}

func main() {
	var l list[int] // REFUSED "type arguments are not supported"
	println(len(l.items))
}
