package main

import "fmt"

func main() {
	defer fmt.Println("deferred calls run first")
	panic("something bad")
}
