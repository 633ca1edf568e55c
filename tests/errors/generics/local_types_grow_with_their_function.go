package main

func local[T any](n int) { // ERROR "instantiation cycle"
	type inner struct{ x T }
	local[inner](n)
}

func main() {}
