package main

type T struct {
	id -1   // ERROR "unexpected -, expected type"
	a, b    // ERROR "unexpected newline, expected type"
	x y z   // ERROR "unexpected name z in struct type; possibly missing semicolon or newline or }"
}

func main() {}
