package main

type T struct{ a int }

func f(x int.a) {} // ERROR "int.a is not a type"

func main() {
	var t T.a // ERROR "T.a is not a type"
	var s []string
	s[0] = string["x"] // ERROR "invalid operation: string\[\"x\"\] \(string is not a generic type\)"
	var u T[int]       // ERROR "T is not a generic type"
	"s".Add(1)         // ERROR "\"s\".Add undefined \(type untyped string has no field or method Add\)"
	_ = true.x         // ERROR "true.x undefined \(type untyped bool has no field or method x\)"
	_ = T{}._          // ERROR "T\{\}._ undefined \(type T has no field or method _\)"
	_ = len.x          // ERROR "invalid use of len \(built-in\) in selector expression"
	_, _ = t, u
}
