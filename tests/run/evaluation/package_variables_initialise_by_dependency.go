package main

import "fmt"

var (
	a     = c + b
	b     = f()
	c     = 1
	order []string
)

var first, second = pair()
var x = y()
var table = map[string]func() int{"c": func() int { return c }}

func f() int {
	order = append(order, "f")
	d++
	return d
}

var d = 3

func y() string { return z + "!" }

var z = "late"

func pair() (int, int) { return len(z), c * 10 }

var _ = note("blank")

func note(s string) int {
	order = append(order, s)
	return 0
}

func init() { order = append(order, "init1") }
func init() { order = append(order, "init2") }

func main() {
	fmt.Println(a, b, c, d, first, second, x, table["c"]())
	fmt.Println(order)
}
