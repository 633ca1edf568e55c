package main

import "fmt"

type namer interface{ name() string }
type ager interface{ age() int }
type person interface {
	namer
	ager
	fmt.Stringer
}
type base struct{ n string }
type emp struct {
	base
	years int
}
type boss struct {
	person
	reports []person
}

func (b base) name() string   { return b.n }
func (e emp) age() int        { return e.years }
func (e emp) String() string  { return fmt.Sprintf("%s(%d)", e.name(), e.age()) }
func (b boss) String() string { return fmt.Sprint("boss ", b.person, b.reports) }

func greet(n namer) string {
	if a, ok := n.(ager); ok {
		return fmt.Sprint(n.name(), " aged ", a.age())
	}
	return n.name()
}

func main() {
	e := emp{base{"ann"}, 30}
	b := boss{e, []person{emp{base{"bob"}, 20}, boss{person: e}}}
	fmt.Println(greet(e), greet(e.base), greet(b))
	fmt.Println(b)
	var p person = b
	var n namer = p
	_, isBoss := n.(boss)
	_, isEmp := n.(emp)
	fmt.Println(isBoss, isEmp, p.(fmt.Stringer).String() == b.String())
	b.person = b.reports[0]
	fmt.Println(b.name(), p.name())
}
