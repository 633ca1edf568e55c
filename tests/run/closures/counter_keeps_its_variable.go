package main

import "fmt"

func counter(start int) (func() int, func(int)) {
	n := start
	next := func() int {
		n++
		return n
	}
	set := func(v int) { n = v }
	return next, set
}

func main() {
	next, set := counter(10)
	other, _ := counter(100)
	fmt.Println(next(), next(), other())
	set(-5)
	fmt.Println(next(), other())
}
