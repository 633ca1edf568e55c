package main

import "fmt"

const (
	zero = iota
	one
	_
	three
	name = "text"
	again
	six = iota
)

const (
	_  = iota
	kb = 1 << (10 * iota)
	mb
	gb
)

const (
	a, b = iota, iota * 10
	c, d
	e, f
)

type weekday int

const (
	sunday weekday = iota
	monday
	tuesday
)

func (d weekday) String() string { return [...]string{"Sun", "Mon", "Tue"}[d] }

func main() {
	fmt.Println(zero, one, three, name, again, six)
	fmt.Println(kb, mb, gb)
	fmt.Println(a, b, c, d, e, f)
	fmt.Println(sunday, monday, tuesday)
	fmt.Printf("%d %v %T\n", tuesday, tuesday, tuesday)
}
