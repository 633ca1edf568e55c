package main

import (
	"fmt"
	"strings"
)

type pos struct{ r, c int }

const maze = `
#########
#S..#...#
#.#.#.#.#
#.#...#.#
#.#####.#
#......E#
#########`

func main() {
	grid := strings.Split(strings.TrimSpace(maze), "\n")
	var start, end pos
	for r, row := range grid {
		for c, ch := range row {
			switch ch {
			case 'S':
				start = pos{r, c}
			case 'E':
				end = pos{r, c}
			}
		}
	}
	from := map[pos]*pos{start: nil}
	queue := []pos{start}
	for len(queue) > 0 {
		p := queue[0]
		queue = queue[1:]
		if p == end {
			break
		}
		for _, d := range [4]pos{{0, 1}, {1, 0}, {0, -1}, {-1, 0}} {
			n := pos{p.r + d.r, p.c + d.c}
			if _, seen := from[n]; !seen && grid[n.r][n.c] != '#' {
				from[n] = &p
				queue = append(queue, n)
			}
		}
	}
	steps := 0
	marks := map[pos]bool{}
	for p := &end; p != nil; p = from[*p] {
		marks[*p] = true
		steps++
	}
	for r, row := range grid {
		var b strings.Builder
		for c, ch := range row {
			if marks[pos{r, c}] && ch == '.' {
				ch = '*'
			}
			b.WriteRune(ch)
		}
		fmt.Println(b.String())
	}
	fmt.Println(steps-1, len(from))
}
