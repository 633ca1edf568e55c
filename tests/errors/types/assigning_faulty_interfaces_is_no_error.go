package main

type First interface { // ERROR "invalid recursive type First"
	Second
}

type Second interface {
	First
}

var (
	first  First = second
	second Second
	again  Second = first
)

func main() {}
