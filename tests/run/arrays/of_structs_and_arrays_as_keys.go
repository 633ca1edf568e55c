package main

import "fmt"

type cell struct {
	alive bool
	age   uint8
}

const size = 8

type board [size][size]cell

func (b *board) neighbours(r, c int) (n int) {
	for dr := -1; dr <= 1; dr++ {
		for dc := -1; dc <= 1; dc++ {
			if (dr != 0 || dc != 0) && b[(r+dr+size)%size][(c+dc+size)%size].alive {
				n++
			}
		}
	}
	return
}

func (b board) next() (out board) {
	for r := range b {
		for c, cur := range b[r] {
			n := b.neighbours(r, c)
			if n == 3 || cur.alive && n == 2 {
				out[r][c] = cell{true, cur.age + 1}
			}
		}
	}
	return
}

func (b board) String() string {
	s := ""
	for _, row := range b {
		for _, c := range row {
			if c.alive {
				s += "#"
			} else {
				s += "."
			}
		}
		s += "\n"
	}
	return s
}

func main() {
	var b board
	for _, p := range [][2]int{{0, 1}, {1, 2}, {2, 0}, {2, 1}, {2, 2}} {
		b[p[0]][p[1]].alive = true
	}
	seen := map[[size]cell]int{}
	start := b
	for range 12 {
		for _, row := range b {
			seen[row]++
		}
		b = b.next()
	}
	fmt.Print(b)
	fmt.Println(b == start, len(seen) > 3)
	grid := [2][3][]int{{{1}, nil, {2, 3}}}
	copyOf := grid
	copyOf[0][0][0] = 100
	copyOf[0][1] = []int{7}
	fmt.Println(grid, copyOf, len(grid[1][2]))
}
