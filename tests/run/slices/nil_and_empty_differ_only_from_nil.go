package main

import "fmt"

func main() {
	var n []int
	e := []int{}
	m := make([]int, 0)
	fmt.Println(n == nil, e == nil, m == nil, len(n), len(e), cap(n))
	fmt.Println(n, e, m)
	fmt.Printf("%#v %#v %v %d\n", n, e, n[:], len(n[0:0]))
	for range n {
		fmt.Println("never")
	}
	fmt.Println(n[:0] == nil, e[:0] == nil)
	n = append(n, e...)
	fmt.Println(n == nil)
	n = append(n, 1)
	fmt.Println(n, n == nil)
	n = nil
	fmt.Println(n == nil, len(n))
}
