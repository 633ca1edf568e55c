package main

import "fmt"

func pile(n int) (sum int) {
	for i := range n {
		defer func() { sum += i % 3 }()
	}
	return 0
}

func main() {
	fmt.Println(pile(1000000))
}
