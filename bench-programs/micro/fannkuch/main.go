// Pancake flips over all permutations, three rounds: integer array shuffling.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func fannkuch(n int) (checksum, maxFlips int) {
	perm := make([]int, n)
	perm1 := make([]int, n)
	count := make([]int, n)
	for i := range perm1 {
		perm1[i] = i
	}
	r := n
	even := true
	for {
		for r > 1 {
			count[r-1] = r
			r--
		}
		if perm1[0] != 0 {
			copy(perm, perm1)
			flips := 0
			for k := perm[0]; k != 0; k = perm[0] {
				i, j := 0, k
				for i < j {
					perm[i], perm[j] = perm[j], perm[i]
					i++
					j--
				}
				flips++
			}
			if flips > maxFlips {
				maxFlips = flips
			}
			if even {
				checksum += flips
			} else {
				checksum -= flips
			}
		}
		for {
			if r == n {
				return checksum, maxFlips
			}
			first := perm1[0]
			for i := 0; i < r; i++ {
				perm1[i] = perm1[i+1]
			}
			perm1[r] = first
			count[r]--
			if count[r] > 0 {
				break
			}
			r++
		}
		even = !even
	}
}

func main() {
	n := 9
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	checksum, flips := 0, 0
	for round := 0; round < 3; round++ {
		c, f := fannkuch(n)
		checksum += c
		flips = f
	}
	fmt.Printf("%d\nPfannkuchen(%d) = %d\n", checksum, n, flips)
}
