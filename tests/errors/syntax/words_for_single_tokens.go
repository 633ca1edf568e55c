package main

var v := 1 // ERROR "syntax error: unexpected :=, expected ="

type T := int // ERROR "syntax error: unexpected :=, expected ="

const c := 1 // ERROR "syntax error: unexpected :=, expected ="

type S struct {
	x [...]int // ERROR "syntax error: unexpected \.\.\., expected expression"
}

func f(x [...]int) {} // ERROR "syntax error: unexpected \.\.\., expected expression"

func main() {
	var a []int
	a[] = 1     // ERROR "syntax error: unexpected \], expected operand"
	_ = a[1, 2] // ERROR "syntax error: unexpected literal 2, expected \]"
	var w := 3  // ERROR "syntax error: unexpected :=, expected ="
	var unused int
}
