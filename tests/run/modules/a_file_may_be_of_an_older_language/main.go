package main

import "fmt"

func main() {
	var get []func() int
	for i := 0; i < 3; i++ {
		get = append(get, func() int { return i })
	}
	for _, f := range append(get, older()...) {
		fmt.Print(f(), " ")
	}
	fmt.Println()
}
