package main

func largest[T int | float64](a, b T) T { // REFUSED "generic functions are not supported"
	if a > b {
		return a
	}
	return b
}

func main() {
	println(largest(1, 2))
}
