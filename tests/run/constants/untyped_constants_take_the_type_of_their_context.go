package main

import "fmt"

const n = 7
const r = 'a'
const x = 2.0

type celsius float64

func main() {
	var f float32 = n
	var b byte = r
	var i int8 = x
	var c celsius = n + x
	fmt.Println(f, b, i, c)
	fmt.Printf("%T %T %T %T\n", n, r, x, "s")
	fmt.Printf("%T %T %T\n", n+r, n+x, r+x)
	fmt.Printf("%v %v %v\n", n/2, n/2.0, 'a'+1)
	var any1 interface{} = r
	fmt.Printf("%T %v\n", any1, any1)
	fmt.Println(1<<3.0, 15/4*4.0, 15/4.0*4)
	var s uint = 3
	var w int64 = 1 << s
	fmt.Println(w, len("constant"), string(rune(n+'0')))
	const t = len([10]int{})
	var arr [t * 2]int
	fmt.Println(len(arr))
}
