package main

import "fmt"

func pascal(n int) [][]int {
	rows := make([][]int, 0, n)
	for i := 0; i < n; i++ {
		row := make([]int, i+1)
		row[0], row[i] = 1, 1
		for j := 1; j < i; j++ {
			row[j] = rows[i-1][j-1] + rows[i-1][j]
		}
		rows = append(rows, row)
	}
	return rows
}

func main() {
	rows := pascal(12)
	for _, r := range rows {
		fmt.Println(r)
	}
	rows[0], rows[1] = rows[1], rows[0]
	rows[2] = nil
	rows[3] = rows[3][1:3]
	fmt.Println(rows[:5], len(rows[2]))
	transposed := make([][]int, 4)
	for i := range transposed {
		for _, r := range rows {
			if i < len(r) {
				transposed[i] = append(transposed[i], r[i])
			}
		}
	}
	fmt.Println(transposed)
}
