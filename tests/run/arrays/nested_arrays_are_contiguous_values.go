package main

import "fmt"

type matrix [3][3]float64

func (m matrix) times(n matrix) (out matrix) {
	for i := range m {
		for j := range n[0] {
			for k := range n {
				out[i][j] += m[i][k] * n[k][j]
			}
		}
	}
	return
}

func (m *matrix) transpose() {
	for i := 0; i < 3; i++ {
		for j := i + 1; j < 3; j++ {
			m[i][j], m[j][i] = m[j][i], m[i][j]
		}
	}
}

func main() {
	m := matrix{{1, 2, 3}, {4, 5, 6}, {7, 8, 10}}
	id := matrix{0: {0: 1}, 1: {1: 1}, 2: {2: 1}}
	fmt.Println(m.times(id) == m, m.times(m))
	m.transpose()
	fmt.Println(m)
	s := m[1][:]
	s[0] = -1
	fmt.Println(m[1], len(m), len(m[0]))
	var cube [2][3][4]int
	n := 0
	for i := range cube {
		for j := range cube[i] {
			for k := range cube[i][j] {
				cube[i][j][k] = n
				n++
			}
		}
	}
	fmt.Println(cube)
}
