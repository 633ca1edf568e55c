package main

import (
	"fmt"

	"m/list"
	"m/shape"
)

type square struct{ side float64 }

func (s square) Area() float64 { return s.side * s.side }

type named struct {
	list.Node[int]
	*list.List[string]
}

type local = list.Pair[string, square]

func main() {
	l := list.New[int]()
	l.Push(3)
	l.Push(4)
	l.Each(func(i int) { fmt.Println(i) })
	fmt.Printf("%T %d\n", l, l.Len())
	p := local{Key: "a", Value: square{2}}
	fmt.Printf("%T %v %v\n", p, p, shape.Sum([]square{{1}, {2}}))
	fmt.Println(list.Map([]int{1, 2}, func(i int) string { return fmt.Sprint(i, i) }))
	n := named{List: list.New[string]()}
	n.Set(5)
	n.Push("x")
	fmt.Println(n.Get(), n.Len(), list.Zero[square](), list.Describe(square{1}))
	var s shape.Shape = square{3}
	fmt.Println(s.Area(), shape.Largest[square](square{1}, square{4}))
}
