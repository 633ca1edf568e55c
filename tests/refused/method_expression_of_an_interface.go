package main

import "fmt"

type t struct{}

func (t) String() string { return "t" }

func main() {
	f := fmt.Stringer.String // REFUSED "method expression"
	fmt.Println(f(t{}))
}
