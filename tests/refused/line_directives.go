package main

import "fmt"

// A comment is a directive at the start of a line only, and with a number.
	//line other.go:10
//line of text
func main() {
	fmt.Println("here") /* line other.go:10 */
	fmt.Println(/*line other.go:20*/ "there") // REFUSED "line directives"
}
