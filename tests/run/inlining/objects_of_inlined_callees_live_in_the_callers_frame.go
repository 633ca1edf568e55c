package main

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"strings"
)

type point struct{ x, y int }

func newPoint(x, y int) *point { return &point{x, y} }

func (p *point) moved(dx int) *point { return &point{p.x + dx, p.y} }

//go:noinline
func distant(x, y int) *point { return &point{x, y} }

func tooDear(x, y int) *point {
	p := &point{x, y}
	for i := 0; i < 3; i++ {
		p.x += i * p.y
		p.y -= i * p.x
		if p.x > 100 {
			p.x, p.y = p.y, p.x
		}
		p.x = p.x*31 + p.y*17 - i
		p.y = p.y*13 + p.x*11 + i
	}
	return p
}

func adder(n int) func(int) int { return func(x int) int { return x + n } }

func counter() func() int {
	n := 0
	return func() int { n++; return n }
}

type stack struct{ items []int }

func newStack() *stack { return &stack{} }

func (s *stack) push(x int) { s.items = append(s.items, x) }

func checked(x int) (*point, error) {
	if x < 0 {
		return nil, errors.New("negative")
	}
	return &point{x, x}, nil
}

func pointer(p point) *point { return &p }

func apply(f func(*point), p *point) { f(p) }

func fill(b []int) []int {
	for i := range b {
		b[i] = i
	}
	return b
}

var (
	total int
	kept  *point
)

func allocations(name string, f func()) {
	const runs = 100
	var before, after runtime.MemStats
	f()
	runtime.ReadMemStats(&before)
	for i := 0; i < runs; i++ {
		f()
	}
	runtime.ReadMemStats(&after)
	fmt.Println(name, (after.Mallocs-before.Mallocs)/runs)
}

func main() {
	allocations("constructor", func() { total += newPoint(1, 2).x })
	allocations("kept", func() { kept = newPoint(1, 2) })
	allocations("not inlined", func() { total += distant(1, 2).x })
	allocations("too dear", func() { total += tooDear(1, 2).x })
	allocations("method", func() { total += newPoint(1, 2).moved(3).moved(4).x })
	allocations("closure", func() { total += adder(3)(4) })
	allocations("variable of a closure", func() {
		next := counter()
		next()
		total += next()
	})
	allocations("in a loop", func() {
		var last *point
		for i := 0; i < 3; i++ {
			p := newPoint(i, i)
			total += p.x
			if i == 1 {
				last = newPoint(i, total)
			}
		}
		total += last.x
	})
	allocations("stack", func() {
		s := newStack()
		s.push(1)
		total += len(s.items)
	})
	allocations("two results", func() {
		if p, err := checked(3); err == nil {
			total += p.x
		}
		if _, err := checked(-1); err != nil {
			total++
		}
	})
	allocations("parameter", func() { total += pointer(point{1, 2}).y })
	allocations("callback", func() { apply(func(p *point) { total += p.x }, newPoint(1, 2)) })
	allocations("array", func() { total += len(fill(make([]int, 10))) })
	allocations("errors.New", func() {
		if err := errors.New("x"); err == nil {
			total++
		}
	})
	allocations("strings.NewReader", func() {
		c, _ := strings.NewReader("abc").ReadByte()
		total += int(c)
	})
	allocations("bytes.NewBuffer", func() {
		b := bytes.NewBuffer(nil)
		b.WriteString("abc")
		total += b.Len()
	})
	fmt.Println(total != 0, kept.x)
}
