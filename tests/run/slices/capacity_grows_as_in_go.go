package main

import "fmt"

// What is kept escapes: the compiler may give a slice that does not a first buffer on the stack.
var kept []interface{}

func growth(limit int) {
	var ints []int
	last := -1
	for i := 0; i < limit; i++ {
		ints = append(ints, i)
		if cap(ints) != last {
			last = cap(ints)
			fmt.Print(last, " ")
		}
	}
	kept = append(kept, ints)
	fmt.Println()
}

type triple struct{ a, b, c int32 }

func main() {
	growth(3000)
	var bytes []byte
	last := -1
	for i := 0; i < 5000; i++ {
		bytes = append(bytes, 'x')
		if cap(bytes) != last {
			last = cap(bytes)
			fmt.Print(last, " ")
		}
	}
	fmt.Println()
	var triples []triple
	last = -1
	for i := 0; i < 600; i++ {
		triples = append(triples, triple{})
		if cap(triples) != last {
			last = cap(triples)
			fmt.Print(last, " ")
		}
	}
	fmt.Println()
	var strs []string
	last = -1
	for i := 0; i < 600; i++ {
		strs = append(strs, "")
		if cap(strs) != last {
			last = cap(strs)
			fmt.Print(last, " ")
		}
	}
	fmt.Println()
	kept = append(kept, bytes, triples, strs)
	x := append([]int(nil), 1, 2, 3, 4, 5)
	y := append(make([]int, 5), make([]int, 6)...)
	z := append([]byte{1}, make([]byte, 32)...)
	kept = append(kept, x, y, z)
	fmt.Println(cap(x), cap(y), cap(z))
}
