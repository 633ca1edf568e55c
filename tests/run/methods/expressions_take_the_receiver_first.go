package main

import "fmt"

type T struct{ n int }

func (t T) Val(x int) int        { return t.n + x }
func (t *T) Ptr(x int) int       { t.n += x; return t.n }
func (t T) Multi() (int, string) { return t.n, "m" }
func (t T) Var(xs ...int) int    { return len(xs) + t.n }

type I interface{ Val(int) int }
type E struct{ T }
type EP struct{ *T }
type EI struct{ I }

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	t := T{3}
	fmt.Println(T.Val(t, 1), (*T).Val(&t, 2), (*T).Ptr(&t, 5), t.n)
	fmt.Println(I.Val(t, 9), E.Val(E{t}, 1), (*E).Ptr(&E{t}, 1), EP.Ptr(EP{&t}, 1), EI.Val(EI{t}, 2))
	fmt.Println(T.Var(t, 1, 2), T.Var(t), T.Var(t, []int{1, 2, 3}...))
	f := T.Multi
	fmt.Println(f(t))
	h := (*T).Val
	fmt.Printf("%T %T %T\n", f, h, I.Val)
	table := map[string]func(*T, int) int{"val": (*T).Val, "ptr": (*T).Ptr}
	fmt.Println(table["ptr"](&t, 1), table["val"](&t, 1), t)
	go T.Val(t, 1)
	defer fmt.Println("deferred")
	defer (*T).Ptr(&t, 1)
	fmt.Println(interface{ Val(int) int }.Val(t, 4), struct{ T }.Val(struct{ T }{t}, 1))
	try(func() { var p *T; (*T).Val(p, 1) })
	try(func() { var p *T; f := (*T).Val; f(p, 1) })
	try(func() { var p *T; (*T).Ptr(p, 1) })
	try(func() { I.Val(nil, 1) })
	try(func() { EP.Val(EP{}, 1) })
	try(func() { EI.Val(EI{}, 1) })
}
