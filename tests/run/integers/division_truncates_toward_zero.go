package main

import "fmt"

func main() {
	for _, p := range [][2]int{{7, 2}, {-7, 2}, {7, -2}, {-7, -2}, {6, 3}, {-1, 5}, {0, -3}} {
		a, b := p[0], p[1]
		fmt.Println(a, b, a/b, a%b, (a/b)*b+a%b == a)
	}
	for _, v := range []int{-17, -16, -1, 0, 1, 16, 17} {
		fmt.Print(v/8, " ", v%8, " ", v>>3, " ", v&7, " ", v/10, " ", v%10, "; ")
	}
	fmt.Println()
	var u uint8 = 200
	fmt.Println(u/7, u%7, uint64(1<<63)/3, ^uint64(0)%10)
	var i8 int8 = -100
	fmt.Println(i8/7, i8%7, i8/16, i8%16)
}
