package main

type point struct{ x int }

func (p point) get() int { return p.x }

func main() {
	f := point.get // REFUSED "method expressions are not supported"
	println(f(point{3}))
}
