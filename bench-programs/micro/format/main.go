// Formats records: numbers, strings and floats with widths and precisions.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n := 400000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	total, sum := 0, 0
	for i := 0; i < n; i++ {
		price := float64(i%1000) * 0.37
		line := fmt.Sprintf("%d:%s:%.2f;", i, "item", price)
		total += len(line)
		cell := fmt.Sprintf("%6d|%-8s|%08.3f|%x", i, "ab", price/7, i)
		sum = (sum*31 + int(cell[i%len(cell)])) % 1000003
	}
	fmt.Println(total, sum)
}
