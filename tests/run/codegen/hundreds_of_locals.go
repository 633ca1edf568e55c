package main

import "fmt"

func many(seed int) int {
	a0, a1, a2, a3, a4, a5, a6, a7, a8, a9 := seed, seed+1, seed+2, seed+3, seed+4, seed+5, seed+6, seed+7, seed+8, seed+9
	b0, b1, b2, b3, b4, b5, b6, b7, b8, b9 := a0*2, a1*2, a2*2, a3*2, a4*2, a5*2, a6*2, a7*2, a8*2, a9*2
	c0, c1, c2, c3, c4, c5, c6, c7, c8, c9 := "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"
	d0, d1, d2, d3, d4, d5, d6, d7, d8, d9 := [2]int{a0}, [2]int{a1}, [2]int{a2}, [2]int{a3}, [2]int{a4}, [2]int{a5}, [2]int{a6}, [2]int{a7}, [2]int{a8}, [2]int{a9}
	e0, e1, e2, e3, e4 := []string{c0, c1}, []string{c2, c3}, []string{c4, c5}, []string{c6, c7}, []string{c8, c9}
	f0, f1, f2, f3 := 0.5, 1.5, 2.5, float64(seed)
	for i := range 3 {
		g0, g1, g2, g3 := a0+i, b9-i, len(e0)+i, d5[0]*i
		a0, b9 = g1, g0
		d5[1] += g2 + g3
		e0 = append(e0, c7+c3)
		f0 += f1*f2 - f3
	}
	sum := a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + b0 + b1 + b2 + b3 + b4 + b5 + b6 + b7 + b8 + b9
	sum += d0[0] + d1[0] + d2[0] + d3[0] + d4[0] + d5[1] + d6[0] + d7[0] + d8[0] + d9[0]
	sum += len(e0) + len(e1) + len(e2) + len(e3) + len(e4) + int(f0)
	return sum + len(c0+c1+c2+c3+c4+c5+c6+c7+c8+c9)
}

func params(a, b, c, d, e, f, g, h int, s1, s2, s3, s4 string, x1, x2, x3, x4 float64, p, q, r []int, i1, i2 interface{}, e1 error) (int, string, float64, []int) {
	return a*1 + b*2 + c*3 + d*4 + e*5 + f*6 + g*7 + h*8, s4 + s3 + s2 + s1, x1 - x2*x3/x4, append(append(p, q...), r...)
}

func main() {
	fmt.Println(many(1), many(100))
	fmt.Println(params(1, 2, 3, 4, 5, 6, 7, 8, "a", "b", "c", "d", 1, 2, 3, 4, []int{1}, []int{2, 3}, nil, 1, "x", nil))
}
