package main

func main() {
	var c complex128 // REFUSED "complex128"
	_ = c
}
