package main

import "fmt"

type empty struct{}

func (e *empty) isNil() bool { return e == nil }

type outer struct {
	before [0]int
	empty
	after [0]string
}

func length(of []empty) int { return len(of) }

func first[T any](of *T) T { return *of }

func main() {
	var e empty
	fmt.Println(e.isNil(), &e != nil, first(&e))

	var many [40]empty
	fmt.Println(length(many[:]), length(many[3:]), length(many[:0]), copy(many[1:], many[:7]))

	o := outer{}
	p := &o.empty
	fmt.Println(p.isNil(), len(o.before[:]), len(o.after[:]), *p == e)

	var none [0]int
	for i := range none[:] {
		fmt.Println("never", i)
	}
	hold := func() *[0]int { return &none }
	fmt.Println(hold() == &none, cap(none[:]))
	*hold() = [0]int{}
}
