package main

type t struct{ name string }

func (t) a()    {}
func (t) a()    {} // ERROR "method t.a already declared at"
func (t) name() {} // ERROR "field and method with the same name name"

type dup struct {
	x int
	x string // ERROR "x redeclared"
}

type i interface {
	m()
	m() // ERROR "duplicate method m"
}

func main() {}
