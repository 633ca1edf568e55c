package main

type number interface { // REFUSED ""
	~int | ~float64
}

func main() {
	println("never")
}
