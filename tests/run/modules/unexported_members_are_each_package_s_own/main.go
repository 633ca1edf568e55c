package main

import (
	"fmt"

	"m/a"
	other "m/other/a"
)

type both struct {
	a.Base
	other.Named
	size int
}

func (b both) secret() string { return "main's" }

type secretive interface{ secret() string }

func main() {
	b := both{a.New(3), other.Named{Name: "n"}, 7}
	fmt.Println(b.Size(), b.size, b.Name, b.secret(), a.Secret(b), other.Secret(b))
	var s secretive = b
	_, isA := any(a.New(1)).(secretive)
	fmt.Println(s.secret(), isA, any(a.T{}) == any(other.T{}))
	fmt.Printf("%T %T %v\n", a.T{}, other.T{}, b)
	b.Grow()
	fmt.Println(b.Size(), b)
	var h a.Hidden = a.Make()
	h.Set(5)
	fmt.Println(h)
	f := b.Base.Size
	g := (*a.Base).Grow
	g(&b.Base)
	fmt.Println(f(), b.Size())
}
