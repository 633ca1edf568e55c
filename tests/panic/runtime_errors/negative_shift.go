package main

import "fmt"

func main() {
	n := 2
	for {
		fmt.Println(8 >> n)
		n -= 2
	}
}
