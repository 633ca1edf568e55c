package main

type (
	a [2]b // ERROR "invalid recursive type a"
	b [2]c
	c a

	d e // ERROR "invalid recursive type d"
	e f
	f d

	g *h
	h i
	i g
)

type number interface { // ERROR "invalid recursive type number"
	zero | next
}
type zero struct{}
type next struct{ number }

func main() {}
