// All placements of n queens by backtracking with occupancy tables.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type board struct {
	n                  int
	column, rise, fall []bool
	solutions, tried   int
}

func (b *board) place(row int) {
	if row == b.n {
		b.solutions++
		return
	}
	for c := 0; c < b.n; c++ {
		b.tried++
		if b.column[c] || b.rise[row+c] || b.fall[row-c+b.n-1] {
			continue
		}
		b.column[c], b.rise[row+c], b.fall[row-c+b.n-1] = true, true, true
		b.place(row + 1)
		b.column[c], b.rise[row+c], b.fall[row-c+b.n-1] = false, false, false
	}
}

func main() {
	n := 12
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	b := &board{n: n, column: make([]bool, n), rise: make([]bool, 2*n), fall: make([]bool, 2*n)}
	b.place(0)
	fmt.Println(b.solutions, b.tried)
}
