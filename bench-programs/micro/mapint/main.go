// A map from int to int: insertion, update, lookup, deletion, full walks.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n := 20000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	total := 0
	for round := 1; round <= 125; round++ {
		m := make(map[int]int)
		x := round
		for i := 0; i < n; i++ {
			x = x * 16807 % 2147483647
			m[x%(2*n)*7] += i % 10
		}
		hits := 0
		for i := 0; i < 2*n; i++ {
			if v, ok := m[i*7]; ok {
				hits += v
			}
		}
		for i := 0; i < 2*n; i += 3 {
			delete(m, i*7)
		}
		walk := 0
		count := 0
		for k, v := range m {
			walk += k + v
			count++
		}
		total = (total*31 + hits + walk + count) % 1000003
	}
	fmt.Println(total)
}
