// Collatz lengths remembered in a map: dense keys found, large and sparse ones missed.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n := 300000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	total := 0
	for round := 0; round < 8; round++ {
		lengths := make(map[int]int)
		lengths[1] = 1
		for start := 2; start < n; start++ {
			at, steps := start, 0
			for {
				if rest, ok := lengths[at]; ok {
					steps += rest
					break
				}
				if at%2 == 0 {
					at /= 2
				} else {
					at = 3*at + 1
				}
				steps++
			}
			lengths[start] = steps
			total += steps
		}
	}
	fmt.Println(total)
}
