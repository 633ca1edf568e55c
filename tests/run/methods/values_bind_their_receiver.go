package main

import "fmt"

type point struct{ x, y int }

func (p point) shifted(d int) point { return point{p.x + d, p.y + d} }
func (p *point) move(dx int)        { p.x += dx }

type mover interface{ move(int) }

func apply(f func(int), n int) {
	for i := 0; i < n; i++ {
		f(i)
	}
}

func main() {
	p := point{1, 2}
	f := p.shifted
	g := p.move
	p.x = 100
	fmt.Println(f(1))
	g(5)
	fmt.Println(p)
	apply(p.move, 4)
	fmt.Println(p)
	var m mover = &p
	h := m.move
	m = &point{}
	h(1000)
	fmt.Println(p, m)
	fs := []func(int) point{p.shifted, point{}.shifted, (&point{5, 5}).shifted}
	p = point{}
	for _, f := range fs {
		fmt.Print(f(1), " ")
	}
	fmt.Println()
	func() {
		defer p.move(7)
		p.y = 3
	}()
	fmt.Println(p)
}
