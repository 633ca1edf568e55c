package main

import (
	"fmt"
	"math"
)

type pair struct{ a, b int }

var (
	none  [][5]float64
	nilly *pair
)

func say(s string) int {
	fmt.Print(s, " ")
	return 1
}

func use(args ...any) {}

func two(x float64, y int) {}

func pointers(p *pair, y int) {}

func try(name string, f func()) {
	fmt.Print(name, ": ")
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	try("square root", func() { two(math.Sqrt(none[0][1]), say("later")) })
	try("its operand's call", func() { two(math.Sqrt(none[say("index")][1]), say("later")) })
	try("no function", func() { two(none[0][1], say("later")) })
	try("new of a value", func() { pointers(new(*nilly), say("later")) })
	try("new of a literal", func() { pointers(new(pair{nilly.a, say("inside")}), say("later")) })
	try("address of a literal", func() { pointers(&pair{nilly.a, say("inside")}, say("later")) })
	x := 4.0
	change := func() int { x = 9; return 1 }
	try("what is read", func() { use(fmt.Sprint(math.Sqrt(x), change(), x)) })
	x = 4
	p, n := new(x), change()
	fmt.Println(*p, n, x)
	x = 4
	fmt.Println(math.Sqrt(x), change(), x)
	x = 4
	fmt.Println(*new(x), change(), x)
}
