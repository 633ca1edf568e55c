package main

func main() {
	c := 2i // REFUSED "complex|imaginary"
	_ = c
}
