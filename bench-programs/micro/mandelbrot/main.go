// Escape-time fractal: float loops with data-dependent exits. Prints a count
// and a checksum instead of a picture.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func escape(cr, ci float64, limit int) int {
	var zr, zi, tr, ti float64
	for i := 0; i < limit; i++ {
		zi = 2*zr*zi + ci
		zr = tr - ti + cr
		tr = zr * zr
		ti = zi * zi
		if tr+ti > 4 {
			return i
		}
	}
	return limit
}

func main() {
	n := 1000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	const limit = 50
	inside, sum := 0, 0
	for y := 0; y < n; y++ {
		ci := 2*float64(y)/float64(n) - 1
		for x := 0; x < n; x++ {
			cr := 2*float64(x)/float64(n) - 1.5
			k := escape(cr, ci, limit)
			if k == limit {
				inside++
			}
			sum = (sum*31 + k) % 1000003
		}
	}
	fmt.Println(inside, sum)
}
