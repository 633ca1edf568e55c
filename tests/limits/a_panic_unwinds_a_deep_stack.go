package main

import "fmt"

var unwound int

func dive(n int) {
	defer func() { unwound++ }()
	if n == 0 {
		panic("bottom")
	}
	dive(n - 1)
}

func main() {
	func() {
		defer func() { fmt.Println(recover(), unwound) }()
		dive(100000)
	}()
}
