package main

import "math"

var value int

func get() {}

var (
	a math      // ERROR "math \(package name\) is not a type"
	b math.Pi   // ERROR "math.Pi \(untyped float constant 3.14159\) is not a type"
	c value     // ERROR "value \(package-level variable\) is not a type"
	d get       // ERROR "get \(function\) is not a type"
	e nil       // ERROR "nil \(untyped nil\) is not a type"
	f len       // ERROR "len \(built-in function\) is not a type"
	g math.Sqrt // ERROR "math.Sqrt \(value of type func\(x float64\) float64\) is not a type"
)

type Node struct { // ERROR "invalid recursive type: Node refers to itself"
	next Node
}

func main() {
	m := map[string]int{}
	text, ok := "", false
	text, ok = m[""] // ERROR "cannot use m\[\"\"\] \(map index expression of type int\) as string value in multiple assignment"
	_, _ = text, ok
}
