package main

type t struct{ f int }

func main() {
	x := 5
	x() // ERROR "invalid operation: cannot call x \(variable of type int\): int is not a function"
	"s"() // ERROR "invalid operation: cannot call \"s\" \(untyped string constant\): untyped string is not a function"
	t{}.f() // ERROR "invalid operation: cannot call t\{\}\.f \(value of type int\): int is not a function"
	var s []int
	s.push(1) // ERROR "s\.push undefined \(type \[\]int has no field or method push\)"
	_ = x.y // ERROR "x\.y undefined \(type int has no field or method y\)"
	_ = *x // ERROR "invalid operation: cannot indirect x \(variable of type int\)"
	_ = x[0] // ERROR "cannot index x \(variable of type int\)"
	_ = x[:] // ERROR "cannot slice x \(variable of type int\)"
	for range x.z { // ERROR "x\.z undefined \(type int has no field or method z\)"
	}
	for range (t{}) { // ERROR "cannot range over \(t\{\}\) \(value of struct type t\)"
	}
}
