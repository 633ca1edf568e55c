package main

var fn func(x int, x int) // ERROR "x redeclared in this block"

type T func(a string, a int) (a bool) // ERROR "a redeclared in this block"

type I interface {
	m(a, a int) // ERROR "a redeclared in this block"
	_ok(_, _ int) (_ bool)
}

type S struct {
	f func(b int) (b int) // ERROR "b redeclared in this block"
}

func (t T) method(t int)         {} // ERROR "t redeclared in this block"
func declared(a int) (a, c bool) { return } // ERROR "a redeclared in this block" "result parameter a not in scope at return"

func main() {
	_ = func(d, d int) {} // ERROR "d redeclared in this block"
	var g func(func(e, e int)) // ERROR "e redeclared in this block"
	_ = g
}
