package main

type record struct {
	number int 5
	name string ] // ERROR "unexpected \] in struct type; possibly missing semicolon or newline or }"
}

func main() {}
