package main

type record struct {
	plain  int "a tag"
	raw    int `another`
	number int 5   // ERROR "invalid syntax tree: incorrect tag syntax: \"5\""
	letter int 'x' // ERROR "invalid syntax tree: incorrect tag syntax: \"'x'\""
}

func main() {}
