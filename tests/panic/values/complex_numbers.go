package main

func main() {
	println(complex(1, 2.5), complex64(complex(-1e10, 0)), 1i)
	print(-0.0i, "\n")
	var z float64
	println(complex(1/z, -1/z), complex(z/z, 1e-5))
	defer func() { recover(); panic(complex64(3i)) }()
	panic(1 + 2i)
}
