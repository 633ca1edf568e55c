package main

import "fmt"

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	huge := 1 << 62
	try(func() { _ = make([]int, huge) })
	try(func() { _ = make([]byte, 1, huge) })
	try(func() { _ = make(chan [1 << 10]byte, huge) })
	try(func() {
		m := make(map[int]int, huge)
		m[1] = 1
		fmt.Println(len(m))
	})
}
