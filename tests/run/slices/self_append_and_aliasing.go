package main

import "fmt"

type bytesAlias []byte
type pt struct{ x, y int }

func main() {
	s := []int{1, 2, 3}
	s = append(s, s...)
	fmt.Println(s)
	s = append(s[:2], s...)
	fmt.Println(s)
	s = append(s, s[len(s)-1], s[0])
	fmt.Println(s, len(s))
	b := bytesAlias("hello")
	b = append(b, " world"...)
	b = append(b, b[:5]...)
	copy(b[1:], b)
	fmt.Println(string(b))
	var arr [5]int
	x, y := arr[:3], arr[2:]
	x[2] = 7
	y = append(y[:1], 8)
	fmt.Println(arr, x, y)
	pts := []pt{{1, 2}, {3, 4}}
	p := &pts[0]
	pts = append(pts, pt{5, 6})
	p.x = 100
	fmt.Println(pts[0].x == 1, p.x)
	q := &pts[1].y
	pts[1] = pt{30, 40}
	fmt.Println(*q)
	grid := make([][]int, 2)
	row := []int{1, 2, 3}
	grid[0], grid[1] = row, row[1:]
	grid[1][0] = 50
	fmt.Println(grid)
	z := append([]string(nil), "a", "b")
	w := append(z[:1:1], "c")
	fmt.Println(z, w)
	nested := [][]int{{1}, {2}}
	cp := append([][]int{}, nested...)
	cp[0][0] = 9
	cp[1] = []int{8}
	fmt.Println(nested, cp)
	var big []int
	for i := range 10 {
		big = append(big, i)
		big = append(big[:i/2], big...)
	}
	fmt.Println(len(big), big[len(big)-1])
}
