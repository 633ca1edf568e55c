package main

type t struct{}

func (*t) p() {}

func make1() t { return t{} }

func main() {
	make1().p() // ERROR "cannot call pointer method p on t"
	t{}.p()     // ERROR "cannot call pointer method p on t"
	var m map[string]t
	m["x"].p()  // ERROR "cannot call pointer method p on t"
	var i *interface{ p() }
	i.p()       // ERROR "i.p undefined \(type \*interface\{p\(\)\} is pointer to interface, not interface\)"
}
