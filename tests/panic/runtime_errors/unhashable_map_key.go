package main

import "fmt"

func main() {
	m := map[interface{}]int{1: 1}
	fmt.Println(m[1])
	m[map[string]int{}] = 2
}
