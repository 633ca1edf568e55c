// Sieve of Eratosthenes over a slice of booleans, several rounds.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func sieve(limit int) (count, sum int) {
	composite := make([]bool, limit+1)
	for i := 2; i <= limit; i++ {
		if composite[i] {
			continue
		}
		count++
		sum += i
		for j := i + i; j <= limit; j += i {
			composite[j] = true
		}
	}
	return count, sum
}

func main() {
	limit := 3000000
	if len(os.Args) > 1 {
		limit, _ = strconv.Atoi(os.Args[1])
	}
	total := 0
	for round := 0; round < 3; round++ {
		count, sum := sieve(limit - round)
		total += sum % 1000003
		fmt.Println(count, sum)
	}
	fmt.Println(total)
}
