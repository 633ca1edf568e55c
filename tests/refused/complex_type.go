package main

func main() {
	var c complex128 // REFUSED "complex numbers are not supported"
	_ = c
}
