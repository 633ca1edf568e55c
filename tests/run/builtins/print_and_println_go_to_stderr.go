package main

import "fmt"

type celsius float64
type name string

func main() {
	println("text", 1, -2, uint8(3), true, 'a', 1.5, 100.0, 1e100, -0.25)
	print("no", "spaces", 1, 2, "\n")
	println()
	println(celsius(36.6), name("n"), int64(-1<<63), uint64(1<<64-1))
	var e error
	var p *int
	println(p == nil, e == nil, p)
	const big = 1 << 40
	println(big, float32(0.1), 1/3.0)
	println("héllo\tworld", "a\x00b" == "a\x00b")
	fmt.Println("stdout")
}
