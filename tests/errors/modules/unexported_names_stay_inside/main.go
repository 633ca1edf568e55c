package main

import "m/a"

type outer struct{ a.T }

type likeI struct{}

func (likeI) m() {}

type embedsU struct{ a.U }

func main() {
	var t outer
	t.f = 1             // ERROR "t.f undefined \(cannot refer to unexported field f\)"
	t.g()               // ERROR "t.g undefined \(cannot refer to unexported method g\)"
	t.deep = 1          // ERROR "t.deep undefined \(cannot refer to unexported field deep\)"
	var i a.I = likeI{} // ERROR "likeI does not implement a.I \(unexported method m\)"
	var j a.I = embedsU{}
	_ = j.(likeI) // ERROR "impossible type assertion: j.\(likeI\)\n\tlikeI does not implement a.I \(unexported method m\)"
	j.m()         // ERROR "j.m undefined \(cannot refer to unexported method m\)"
	switch j.(type) {
	case likeI: // ERROR "impossible type switch case: likeI\n\tj .* cannot have dynamic type likeI \(unexported method m\)"
	}
	_ = a.S{1, 2}                 // ERROR "implicit assignment to unexported field b in struct literal of type a.S"
	_ = a.S{b: 2}                 // ERROR "cannot refer to unexported field b in struct literal of type a.S"
	_ = struct{ x int }(a.Anon{}) // ERROR "cannot convert a.Anon\{\} .* to type struct\{x int\}"
	var x struct{ x int } = a.V   // ERROR "cannot use a.V .* as struct\{x int\} value in variable declaration"
	a.New().F = 1                 // ERROR "cannot assign to a.New\(\).F \(neither addressable nor a map index expression\)"
	a.unexported()                // ERROR "undefined: a.unexported"
	var q a.low                   // ERROR "name low not exported by package a"
	a.G[int]{}.v = 1              // ERROR "a.G\[int\]\{\}.v undefined \(cannot refer to unexported field v\)"
	_ = a.Unknown                 // ERROR "undefined: a.Unknown"
	_ = a.new()                   // ERROR "undefined: a.new \(but have New\)"
	_, _, _ = i, x, q
}
