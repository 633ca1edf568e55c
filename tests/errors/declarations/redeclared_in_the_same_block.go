package main

var a int
var a string // ERROR "a redeclared in this block"

func f() {}
func f() {} // ERROR "f redeclared in this block"

type t int

const t = 1 // ERROR "t redeclared in this block"

func g(x int, x string) {} // ERROR "x redeclared in this block"

func main() {
	v := 1
	var v int // ERROR "v redeclared in this block"
	_ = v
}
