package main

import "fmt"

type t struct{}

func main() {
	var s fmt.Stringer
	_ = s.(t) // ERROR "impossible type assertion: s\.\(t\)"
	x := 5
	_ = x.(int) // ERROR "invalid operation: x \(variable of type int\) is not an interface"
	switch s.(type) {
	case t: // ERROR "impossible type switch case: t"
	case fmt.Stringer:
	}
	switch y := s.(type) { // ERROR "y declared and not used"
	case nil:
	}
}
