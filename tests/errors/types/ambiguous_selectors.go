package main

type a struct{ x int }
type b struct{ x int }

func (a) m() {}
func (b) m() {}

type c struct {
	a
	b
}

func main() {
	var v c
	_ = v.x // ERROR "ambiguous selector v.x"
	v.m()   // ERROR "ambiguous selector v.m"
	_ = v.a.x
}
