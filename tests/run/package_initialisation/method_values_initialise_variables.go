package main

import "fmt"

type T struct{ n int }

func (t T) Value() int        { return t.n }
func (t *T) Pointer() int     { t.n++; return t.n }
func (t T) Add(a, b int) int  { return t.n + a + b }
func (t T) Pair() (int, bool) { return t.n, t.n > 3 }

type Valuer interface{ Value() int }

type wide struct {
	T
	pad [40]int
}

var (
	shared  = T{1}
	copied  = shared.Value
	bound   = shared.Pointer
	fresh   = (&T{10}).Pointer
	dynamic = Valuer(T{5}).Value
	wider   = wide{T: T{7}}.Value
	called  = apply(shared.Add, 20)
	list    = []func() int{shared.Value, T{2}.Value, (&T{3}).Pointer}
	byName  = map[string]func() int{"a": T{4}.Value, "b": shared.Pointer}
	nested  = func() func() int { t := T{6}; return t.Pointer }()
	both    = struct{ f, g func() int }{T{8}.Value, T{9}.Value}
	n, ok   = call(T{4}.Pair)
	length  [len([2]func() int{shared.Value})]int
)

func apply(f func(a, b int) int, x int) int       { return f(x, x) }
func call(f func() (int, bool)) (n int, ok bool) { return f() }

func main() {
	shared.n = 100
	fmt.Println(copied(), bound(), shared.n)
	fmt.Println(fresh(), fresh(), dynamic(), wider(), called)
	for _, f := range list {
		fmt.Println(f())
	}
	fmt.Println(byName["a"](), byName["b"](), shared.n)
	fmt.Println(nested(), nested(), both.f(), both.g(), n, ok, len(length))
}
