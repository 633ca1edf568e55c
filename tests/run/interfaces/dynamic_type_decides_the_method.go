package main

import (
	"fmt"
	"math"
)

type shape interface {
	area() float64
	perimeter() float64
}
type named interface{ name() string }

type circle struct{ r float64 }
type rect struct{ w, h float64 }
type square struct{ rect }

func (c circle) area() float64      { return math.Pi * c.r * c.r }
func (c circle) perimeter() float64 { return 2 * math.Pi * c.r }
func (r *rect) area() float64       { return r.w * r.h }
func (r *rect) perimeter() float64  { return 2 * (r.w + r.h) }
func (s *square) name() string      { return "square" }
func (c circle) name() string       { return "circle" }

func total(shapes ...shape) (a, p float64) {
	for _, s := range shapes {
		a += s.area()
		p += s.perimeter()
	}
	return
}

func main() {
	list := []shape{circle{1}, &rect{2, 3}, &square{rect{4, 4}}, &circle{2}}
	a, p := total(list...)
	fmt.Printf("%.3f %.3f\n", a, p)
	for _, s := range list {
		if n, ok := s.(named); ok {
			fmt.Print(n.name(), " ")
		}
		fmt.Printf("%T %.2f\n", s, s.area())
	}
	var s shape
	fmt.Println(s == nil)
	s = list[1]
	list[1].(*rect).w = 10
	fmt.Println(s.area(), s == list[1], s == shape(&rect{10, 3}))
	fmt.Println(list[0] == shape(circle{1}), list[0] == list[3])
}
