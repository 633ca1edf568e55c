package main

type list[T any] struct { // REFUSED "generic type"
	items []T
}

func main() {
	var l list[int]
	println(len(l.items))
}
