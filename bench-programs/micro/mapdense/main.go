// A map with dense int keys: filled in order, summed, updated, thinned out.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n := 100000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	total := 0
	for round := 1; round <= 80; round++ {
		m := make(map[int]int)
		for i := 0; i < n; i++ {
			m[i] = i * round
		}
		for i := 0; i < n; i++ {
			total += m[i] % 7
		}
		for i := 0; i < n; i += 2 {
			m[i] += round
			delete(m, i+1)
		}
		for i := 0; i < n; i++ {
			if v, ok := m[i]; ok {
				total += v % 5
			}
		}
	}
	fmt.Println(total)
}
