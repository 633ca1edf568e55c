package main

import "fmt"

func main() {
	s := make([]int, 3, 10)
	n := 7
	fmt.Println(len(s[:n]))
	fmt.Println(s[n:4])
}
