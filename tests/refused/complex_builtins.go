package main

func main() {
	println(real(complex(1, 2))) // REFUSED "complex numbers are not supported"
}
