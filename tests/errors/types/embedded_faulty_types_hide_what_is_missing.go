package main

import "fmt"

type broken struct {
	unknown // ERROR "undefined: unknown"
}
type outer struct{ *broken }
type complete struct{ broken int }

func (b broken) own() {}

func main() {
	var b broken
	var s fmt.Stringer = b
	s = outer{&b}
	s = complete{} // ERROR "cannot use complete\{\} \(value of struct type complete\) as fmt\.Stringer value in assignment: complete does not implement fmt\.Stringer \(missing method String\)"
	_ = s
	b.own()
	b.other() // ERROR "b\.other undefined \(type broken has no field or method other\)"
}
