package main

type padded struct {
	_ int
	a int
}

func main() {
	_ = padded{_: 1, a: 2} // ERROR "unknown field _ in struct literal of type padded"
	_ = padded{1, 2}
}
