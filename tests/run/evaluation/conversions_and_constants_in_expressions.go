package main

import "fmt"

type bits uint8
type temp float32

const (
	kilo = 1e3
	mask = 0xff &^ 0x0f
)

func main() {
	var b bits = mask
	x := 10
	fmt.Println(b, b|1<<2, kilo*x, x/4*4, float64(x)/4*4, temp(x)/3)
	fmt.Println(uint8(x)<<5, int8(x)<<4, uint32(1)<<31>>31, -x>>1, uint(x)>>1)
	fmt.Println(x&1 == 0 && x>>1&1 == 1, 7&^2|8, -7/2, -7%3, 7%-3)
	var f32 float32 = 1 / 3.0
	fmt.Println(f32, float64(f32) == 1/3.0, f32*3 == 1)
	s := "n=" + fmt.Sprint(x) + string(rune('A'+x))
	fmt.Println(s, len(s+"xx"), s[len(s)-1] == 'K')
	var i interface{} = x
	fmt.Println(i.(int)+1, i == x, i != 10.0)
	p := &x
	*p += *p * *p
	fmt.Println(x, -*p, ^*p, !(*p > 3))
	arr := [...]int{1, 2, 3}
	fmt.Println(arr[arr[arr[0]-1]-1]+arr[len(arr)-1], (&arr)[1], arr[1:][0])
	var n8 int8 = -128
	fmt.Println(-n8, n8/-1, n8-1, uint8(n8), int16(n8)-1)
	big := 1 << 62
	fmt.Println(big*2, big*4, big+big-1+big+big)
	fmt.Println(0.1+0.2 == 0.3, func() bool { a, b := 0.1, 0.2; return a+b == 0.3 }())
}
