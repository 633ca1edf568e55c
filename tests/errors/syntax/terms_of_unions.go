package main

type Number interface {
	int | 5 // ERROR "syntax error: unexpected literal 5, expected ~ term or type"
}

func generic[T ~string | 5]() {} // ERROR "syntax error: unexpected literal 5, expected ~ term or type"

type Approximate interface {
	int | ~5 // ERROR "syntax error: unexpected literal 5, expected type"
}

func main() {}
