package main

type stack struct{ items []int }

func (s *stack) push(v int) { s.items = append(s.items, v) }

func (s stack) size() int { return len(s.items) }

func newStack(room int) *stack { return &stack{items: make([]int, 0, room)} }

func double(v int) int { return 2 * v }

func quadruple(v int) (twice int) {
	twice = double(double(v))
	return
}

//go:noinline
func kept(v int) int { return v }

func recursive(n int) int {
	if n == 0 {
		return 0
	}
	return recursive(n-1) + 1
}

func long(n int) int {
	total := 0
	for i := 0; i < n; i++ {
		total += kept(i) * kept(i+1)
	}
	return total
}

var sink any

func main() {
	s := newStack(4)
	s.push(quadruple(3))
	sink = s.size()
	sink = quadruple(5)
	sink = double(6) + 1
	println(kept(1), recursive(3), long(4), s.size())
	defer func() { recover() }()
}
