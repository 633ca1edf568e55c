package main

type Point struct{ x int }

type Box[T any] struct{ value T }

var (
	_ = (Point){1}             // ERROR "syntax error: cannot parenthesize type in composite literal"
	_ = &((Point)){1}          // ERROR "syntax error: cannot parenthesize type in composite literal"
	_ = ([]int){1}             // ERROR "syntax error: cannot parenthesize type in composite literal"
	_ = []Point{(Point){1}}    // ERROR "syntax error: cannot parenthesize type in composite literal"
	_ = (map[string]int){}     // ERROR "syntax error: cannot parenthesize type in composite literal"
	_ = (struct{ x int }){1}   // ERROR "syntax error: cannot parenthesize type in composite literal"
	_ = (Box[int]){1}          // ERROR "syntax error: cannot parenthesize type in composite literal"
	_ = (Point{1})
	_ = ([]Point){{1}, {2}}[0] // ERROR "syntax error: cannot parenthesize type in composite literal"
)

func main() {}
