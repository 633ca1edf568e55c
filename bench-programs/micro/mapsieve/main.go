// The sieve of Eratosthenes in a map of bools: dense int keys written in growing strides.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n := 1000000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	total := 0
	for round := 0; round < 4; round++ {
		composite := make(map[int]bool)
		for i := 2; i <= n; i++ {
			if composite[i] {
				continue
			}
			total++
			for j := i * i; j <= n; j += i {
				composite[j] = true
			}
		}
	}
	fmt.Println(total)
}
