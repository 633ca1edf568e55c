package main

import "fmt"

type point struct{ x, y int }

type shape interface{ area() int }
type square struct{ side int }
type rect struct{ w, h int }

func (s square) area() int { return s.side * s.side }
func (r *rect) area() int  { return r.w * r.h }

func main() {
	visits := map[point]int{}
	p := point{}
	for _, c := range "RRULDRULLDDR" {
		switch c {
		case 'R':
			p.x++
		case 'L':
			p.x--
		case 'U':
			p.y++
		case 'D':
			p.y--
		}
		visits[p]++
	}
	fmt.Println(len(visits), visits[point{1, 0}], visits[point{1, 1}])
	boards := map[[3]byte]string{{1, 2, 3}: "x", {}: "empty"}
	fmt.Println(boards[[3]byte{1, 2, 3}], boards[[3]byte{}], boards[[3]byte{9}] == "")
	r1, r2 := &rect{1, 2}, &rect{1, 2}
	shapes := map[shape]string{square{2}: "s2", r1: "r1"}
	_, same := shapes[r2]
	fmt.Println(shapes[square{2}], shapes[r1], same)
	mixed := map[interface{}]int{1: 10, "1": 20, 1.0: 30, int8(1): 40, true: 50, point{1, 2}: 60, [1]int{1}: 70, nil: 80}
	fmt.Println(mixed[1], mixed["1"], mixed[1.0], mixed[int8(1)], mixed[true], mixed[point{1, 2}], mixed[[1]int{1}], mixed[nil], mixed[int64(1)])
	type key struct {
		name string
		at   interface{}
	}
	nested := map[key]bool{{"a", 1}: true, {"a", "x"}: true}
	fmt.Println(nested[key{"a", 1}], nested[key{"a", int32(1)}], nested[key{"a", "x"}])
	ptrs := map[*point]string{}
	a, b := &point{1, 1}, &point{1, 1}
	ptrs[a], ptrs[b] = "a", "b"
	fmt.Println(len(ptrs), ptrs[a], ptrs[b])
}
