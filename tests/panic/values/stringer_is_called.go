package main

type code int

func (c code) String() string { return "code as text" }

func main() {
	panic(code(3))
}
