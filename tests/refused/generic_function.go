package main

func max2[T int | float64](a, b T) T { // REFUSED "type parameters"
	if a > b {
		return a
	}
	return b
}

func main() {
	println(max2(1, 2))
}
