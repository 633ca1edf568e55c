package main

import "fmt"

type t struct{}

func (t) String() string { return "t" }

func main() {
	f := fmt.Stringer.String // REFUSED "method expressions are not supported"
	fmt.Println(f(t{}))
}
