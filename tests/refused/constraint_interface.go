package main

type number interface { // REFUSED "type constraints are not supported"
	~int | ~float64
}

func main() {
	println("never")
}
