// Concatenates: short keys from parts, lines that grow by appending to a string.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n := 80000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	names := []string{"alpha", "beta", "gamma", "delta"}
	total := 0
	for i := 0; i < n; i++ {
		line := ""
		for j := 0; j < 40; j++ {
			key := names[(i+j)%4] + "-" + names[j%4]
			line += key[:j%5+1]
		}
		total += len(line) + int(line[i%len(line)])
	}
	fmt.Println(total)
}
