// Closures made, captured, composed and called through variables.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func counter(start, step int) func() int {
	n := start
	return func() int {
		n += step
		return n
	}
}

func compose(f, g func(int) int) func(int) int {
	return func(x int) int { return f(g(x)) }
}

func adder(k int) func(int) int {
	return func(x int) int { return (x + k) % 1000003 }
}

func apply(xs []int, f func(int) int) {
	for i, x := range xs {
		xs[i] = f(x)
	}
}

func main() {
	rounds := 200000
	if len(os.Args) > 1 {
		rounds, _ = strconv.Atoi(os.Args[1])
	}
	xs := make([]int, 20)
	for i := range xs {
		xs[i] = i
	}
	sum := 0
	for r := 0; r < rounds; r++ {
		f := compose(adder(r), compose(adder(7), adder(r+1)))
		apply(xs, f)
		next := counter(r, 3)
		for i := 0; i < 10; i++ {
			sum = (sum + next()) % 1000003
		}
	}
	for _, x := range xs {
		sum = (sum*31 + x) % 1000003
	}
	fmt.Println(sum)
}
