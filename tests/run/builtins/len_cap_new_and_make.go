package main

import "fmt"

type point struct{ x, y int }

func main() {
	p := new(point)
	p.x = 3
	n := new(int)
	*n++
	s := new([]string)
	*s = append(*s, "a")
	fmt.Println(*p, *n, *s, *new(float64), *new(string) == "", *new(*int) == nil)
	arr := [...]int{5: 1}
	pa := &arr
	fmt.Println(len(arr), cap(arr), len(pa), len("héllo"), len([]rune("héllo")), len(map[int]int{1: 1}))
	x := make([]point, 2, 10)
	m := make(map[string]int, 100)
	c := make(chan int, 5)
	c <- 1
	fmt.Println(len(x), cap(x), len(m), len(c), cap(c), x)
	var u uint8 = 4
	fmt.Println(len(make([]int, u)), len(make([]byte, int64(3), 'a')), cap(make([]byte, 2.0, 8)))
	const l = len([3]string{})
	const k = len("const")
	var fixed [l * k]bool
	fmt.Println(len(fixed), copy([]byte("abc"), "xy"))
	big := make([]int, 10000)
	big[9999] = 7
	sum := 0
	for _, v := range big {
		sum += v
	}
	fmt.Println(sum, len(big))
}
