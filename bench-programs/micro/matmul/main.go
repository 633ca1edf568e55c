// Dense matrix product on slices of slices.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func newMatrix(n int, seed float64) [][]float64 {
	m := make([][]float64, n)
	scale := seed / float64(n) / float64(n)
	for i := range m {
		m[i] = make([]float64, n)
		for j := range m[i] {
			m[i][j] = scale * float64(i-j) * float64(i+j)
		}
	}
	return m
}

func multiply(a, b [][]float64) [][]float64 {
	n := len(a)
	t := make([][]float64, n)
	for i := range t {
		t[i] = make([]float64, n)
		for j := range t[i] {
			t[i][j] = b[j][i]
		}
	}
	c := make([][]float64, n)
	for i := range c {
		row := make([]float64, n)
		ai := a[i]
		for j := range row {
			tj := t[j]
			sum := 0.0
			for k := 0; k < n; k++ {
				sum += ai[k] * tj[k]
			}
			row[j] = sum
		}
		c[i] = row
	}
	return c
}

func main() {
	n := 360
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	c := multiply(newMatrix(n, 1), newMatrix(n, 2))
	trace := 0.0
	for i := range c {
		trace += c[i][i]
	}
	fmt.Printf("%.9f %.9f\n", c[n/2][n/2], trace)
}
