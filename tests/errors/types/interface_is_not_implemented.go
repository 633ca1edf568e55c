package main

import "fmt"

type shape interface {
	area() float64
	name() string
}

type a struct{}
type b struct{}
type c struct{}

func (a) area() float64  { return 0 }
func (*b) area() float64 { return 0 }
func (*b) name() string  { return "" }
func (c) area() int      { return 0 }
func (c) name() string   { return "" }

func main() {
	var s shape = a{} // ERROR "cannot use a\{\} \(value of (struct )?type a\) as shape value in variable declaration: a does not implement shape \(missing method name\)"
	s = b{}           // ERROR "b does not implement shape \(method area has pointer receiver\)"
	s = c{}           // ERROR "c does not implement shape \(wrong type for method area\)"
	s = &b{}
	var e error = s // ERROR "shape does not implement error \(missing method Error\)"
	var st fmt.Stringer = 5 // ERROR "int does not implement fmt.Stringer \(missing method String\)"
	_, _ = e, st
}
