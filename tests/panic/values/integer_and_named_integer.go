package main

import "fmt"

type status int

func main() {
	defer func() {
		fmt.Println("second panic replaces the first")
		panic(status(404))
	}()
	panic(7)
}
