package main

func main() {
	c := 2i // REFUSED "complex numbers are not supported"
	_ = c
}
