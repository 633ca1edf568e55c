package main

import "fmt"

func mean(xs []int) int {
	t := 0
	for _, x := range xs {
		t += x
	}
	return t / len(xs)
}

func main() {
	fmt.Println(mean([]int{2, 4}))
	fmt.Println(mean(nil))
}
