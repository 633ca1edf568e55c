package main

import "fmt"

type pair struct{ x, y int }

func (p *pair) get() int { return p.x }

var (
	none    []int
	one         = []int{5}
	text        = "abc"
	texts       = []string{"x"}
	pairs       = []pair{{1, 2}}
	some    any = "s"
	numbers     = []complex128{1}
	table       = map[any]int{}
	absent  *pair
	i, j    = 0, 1
	minus   = -1
)

func show(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func two[T any](a int, b T) { fmt.Println(a, b) }

// A value follows a read that panics: in a literal, an assignment, a call, and as an interface.
func main() {
	show("map literal", func() {
		fmt.Println(struct {
			a int
			m map[int]int
		}{none[i], map[int]int{1: one[j]}})
	})
	show("map literal as an interface", func() { fmt.Println(none[i], map[int]int{one[j]: 1}) })
	show("slice literal", func() { two(none[i], []int{one[j]}) })
	show("slice", func() { two(none[i], one[:j+2]) })
	show("slice after it", func() {
		var a int
		var s []int
		a, s = none[i], one[:1:9]
		fmt.Println(a, s)
	})
	show("text", func() { two(none[i], text[j+5:]) })
	show("bytes", func() { two(none[i], []byte(texts[j])) })
	show("element as an interface", func() { two[any](none[i], pairs[j]) })
	show("assertion", func() { two(none[i], some.(int)) })
	show("assertion of a struct", func() { two(none[i], some.(pair)) })
	show("assertion of a struct as an interface", func() { fmt.Println(none[i], some.(pair)) })
	show("append", func() { two(none[i], append(one, one[j])) })
	show("quotient", func() { two(none[i], one[0]/i) })
	show("dereference", func() { two(none[i], *absent) })
	show("method value", func() { two(none[i], absent.get) })
	show("length", func() { two(none[i], len(texts[j])) })
	show("least", func() { two(none[i], min(one[j], 3)) })
	show("key", func() { two(none[i], table[any(one[j])]) })
	show("key that cannot be one", func() { two(none[i], table[any(one)]) })
	show("and", func() { two(none[i], one[0] == 5 && one[j] == 3) })
	show("and as an interface", func() { fmt.Println(none[i], one[0] == 5 && one[j] == 3) })
	show("comparison", func() { two(none[i], pairs[j] == pairs[0]) })
	show("comparison as an interface", func() { fmt.Println(none[i], pairs[j] == pairs[0]) })
	show("channel", func() { fmt.Println(none[i], make(chan int, minus)) })
	show("make", func() { two(none[i], make([]int, minus)) })
	show("shift", func() { two(none[i], 1<<minus) })
	show("part", func() { two(none[i], real(numbers[j])) })
	show("without a panic before it", func() { two(i, one[:j+2]) })
	show("before it", func() {
		fmt.Println(struct {
			s []int
			a int
		}{one[:j+2], none[i]})
	})
}
