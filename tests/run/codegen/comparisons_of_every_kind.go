package main

import "fmt"

type e int
type s struct {
	a int8
	b string
	c [2]float32
	d interface{}
	p *int
}

func cmp(xs ...bool) string {
	out := ""
	for _, x := range xs {
		if x {
			out += "1"
		} else {
			out += "0"
		}
	}
	return out
}

func main() {
	for _, p := range [][2]int{{1, 2}, {2, 2}, {-1, 1}} {
		a, b := p[0], p[1]
		i8a, i8b := int8(a), int8(b)
		ua, ub := uint(a), uint(b)
		u8a, u8b := uint8(a), uint8(b)
		fa, fb := float64(a), float64(b)
		f32a, f32b := float32(a), float32(b)
		sa, sb := fmt.Sprint(a), fmt.Sprint(b)
		fmt.Println(cmp(a < b, a <= b, a > b, a >= b, a == b, a != b), cmp(i8a < i8b, i8a >= i8b), cmp(ua < ub, ua <= ub, ua > ub, ua >= ub),
			cmp(u8a < u8b, u8a > u8b), cmp(fa < fb, fa <= fb, fa > fb, fa >= fb, fa == fb), cmp(f32a < f32b, f32a != f32b), cmp(sa < sb, sa <= sb, sa > sb, sa == sb))
	}
	nan := 0.0
	nan /= nan
	fmt.Println(cmp(nan < 1, nan <= 1, nan > 1, nan >= 1, nan == nan, nan != nan, !(nan < 1)))
	if nan < 1 {
		fmt.Println("never")
	} else {
		fmt.Println("else")
	}
	if !(nan >= 1) {
		fmt.Println("negated")
	}
	for nan != nan {
		break
	}
	n := 1
	x, y := s{1, "b", [2]float32{1, 2}, e(1), &n}, s{1, "b", [2]float32{1, 2}, e(1), &n}
	fmt.Println(x == y, x != y)
	y.d = 1
	fmt.Println(x == y)
	y = x
	y.c[1] = 3
	fmt.Println(x == y, x.p == y.p, x.d == y.d, x.d == e(1), x.d == 1)
	var f func()
	var m map[string]int
	var sl []int
	var ch chan int
	var err error
	fmt.Println(cmp(f == nil, m == nil, sl == nil, ch == nil, err == nil, nil == sl))
	b1, b2 := true, n > 5
	fmt.Println(cmp(b1 == b2, b1 != b2, b1 == !b2, b1 && !b2))
}
