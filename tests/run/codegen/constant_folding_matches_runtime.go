package main

import "fmt"

func div(a, b int) int          { return a / b }
func shl(a int, s uint) int     { return a << s }
func mulf(a, b float64) float64 { return a * b }
func conv(f float64) int32      { return int32(f) }
func and8(a, b int8) int8       { return a & b }

func main() {
	const a, b = -7, 2
	fmt.Println(a/b == div(a, b), a%b, -7>>1 == -7/2, 1<<10 == shl(1, 10))
	const f, g = 0.1, 3.0
	fmt.Println(f*g == mulf(f, g), float32(f)*float32(g) == float32(f*g), float64(float32(f)) == f)
	fmt.Println(conv(2.9), conv(-2.9), int32(3.0), and8(-1, 0x7f), int8(-1)&0x7f)
	x := 5
	fmt.Println(x*0, x*1, x+0, x-x, x^x, x|0, x&-1, x/1, x%1, x<<0, 0*x == 0, x*2 == x<<1)
	y := -5
	fmt.Println(y/2, y>>1, y%2, y&1, y/4, y%4, y*8, y/-1, y/8, -y/8)
	var u uint = 5
	fmt.Println(u/2, u%4, u*16, u-6 > u, -u+5)
	s := "abc"
	fmt.Println(s+"" == s, ""+s, len("abc"+"def"), s[0:] == s, "abc"[1], len(s[:0]))
	t := true
	fmt.Println(t && true, t || false, !t == false, t != true, !(x > 3 && y < 0))
	if x := 3; x == 3 && !(x != 3) {
		fmt.Println("taken")
	}
	for false {
		fmt.Println("never")
	}
	fl := 1.0
	fmt.Println(fl*0 == 0, fl/fl, fl-fl, fl+0.0, -fl*0, fl*1 == fl)
}
