package main

import (
	"fmt"
	"math"
)

type meters float64

func main() {
	fmt.Println(min(3, 1, 2), max(3, 1, 2), min(5), max(2.5, 1), min("b", "a", "ab"), max("x", "xy"))
	a, b := 7, -7
	fmt.Println(min(a, b), max(a, b, 100), min(meters(2), 1.5), max(uint8(3), 200))
	nan := math.NaN()
	zero := 0.0
	neg := math.Copysign(0, -1)
	fmt.Println(min(nan, 1), max(1, nan, 2), 1/min(zero, neg), 1/max(neg, zero))
	const m = min(1, 2.5, 'a')
	fmt.Printf("%T %v\n", m, m)
	s := []int{1, 2, 3}
	clear(s[1:])
	fmt.Println(s, len(s))
	strs := []string{"a", "b"}
	clear(strs)
	fmt.Printf("%q\n", strs)
	mp := map[int]*int{1: nil, 2: &a}
	clear(mp)
	fmt.Println(len(mp))
	var nm map[string]int
	clear(nm)
	var f float32 = 1.5
	fmt.Println(max(f, 2), min(int64(5), 3))
}
