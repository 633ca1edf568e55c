package main

import "fmt"

type Number interface {
	~int | ~int64 | ~float64
}

func Sum[T Number](xs ...T) T {
	var s T
	for _, x := range xs {
		s += x
	}
	return s
}

func Map[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func Filter[T any](xs []T, f func(T) bool) []T {
	var out []T
	for _, x := range xs {
		if f(x) {
			out = append(out, x)
		}
	}
	return out
}

func Reduce[T, A any](xs []T, init A, f func(A, T) A) A {
	for _, x := range xs {
		init = f(init, x)
	}
	return init
}

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(x T) { s.items = append(s.items, x) }
func (s *Stack[T]) Pop() (T, bool) {
	var zero T
	if len(s.items) == 0 {
		return zero, false
	}
	x := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type Node[K comparable, V any] struct {
	key  K
	val  V
	next *Node[K, V]
}
type List[K comparable, V any] struct {
	head *Node[K, V]
	n    int
}

func (l *List[K, V]) Add(k K, v V) { l.head = &Node[K, V]{k, v, l.head}; l.n++ }
func (l *List[K, V]) Each(f func(K, V)) {
	for n := l.head; n != nil; n = n.next {
		f(n.key, n.val)
	}
}

type Pair[A, B any] struct {
	First  A
	Second B
}

func MakePair[A, B any](a A, b B) Pair[A, B] { return Pair[A, B]{a, b} }
func (p Pair[A, B]) String() string         { return fmt.Sprintf("<%v|%v>", p.First, p.Second) }

type MyInt int

func (m MyInt) String() string { return fmt.Sprintf("MyInt(%d)", int(m)) }

func Join[T fmt.Stringer](xs []T) string {
	s := ""
	for _, x := range xs {
		s += x.String() + ";"
	}
	return s
}

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(x T)           { s[x] = struct{}{} }
func (s Set[T]) Has(x T) bool      { _, ok := s[x]; return ok }
func Max[T int | float64 | string](a, b T) T {
	if a > b {
		return a
	}
	return b
}

type Tree[T any] struct {
	left, right *Tree[T]
	val         T
	less        func(a, b T) bool
}

func (t *Tree[T]) Insert(v T, less func(a, b T) bool) *Tree[T] {
	if t == nil {
		return &Tree[T]{val: v}
	}
	if less(v, t.val) {
		t.left = t.left.Insert(v, less)
	} else {
		t.right = t.right.Insert(v, less)
	}
	return t
}
func (t *Tree[T]) Walk(f func(T)) {
	if t != nil {
		t.left.Walk(f)
		f(t.val)
		t.right.Walk(f)
	}
}

type Opt[T any] func(*T)
type Cfg struct{ a int }

func New[T any](opts ...Opt[T]) *T {
	t := new(T)
	for _, o := range opts {
		o(t)
	}
	return t
}
func ptr[T any](x T) *T { return &x }

type Vec[T any] = []T

func kind[T any](x T) string {
	switch any(x).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case T:
		return "T"
	}
	return "?"
}
func local[T any](x T) {
	type loc struct{ x T }
	fmt.Printf("%T %v\n", loc{x}, loc{x})
}

func main() {
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2), Sum[float64](1, 2), Sum(MyInt(1), 2))
	fmt.Println(Map([]int{1, 2, 3}, func(i int) string { return fmt.Sprint(i * i) }))
	fmt.Println(Filter([]string{"a", "bb", "ccc"}, func(s string) bool { return len(s) > 1 }))
	fmt.Println(Reduce([]int{1, 2, 3}, "", func(a string, i int) string { return a + fmt.Sprint(i) }))
	var s Stack[string]
	s.Push("x")
	s.Push("y")
	fmt.Println(s.Pop())
	fmt.Println(s.Pop())
	fmt.Println(s.Pop())
	var l List[string, int]
	l.Add("a", 1)
	l.Add("b", 2)
	l.Each(func(k string, v int) { fmt.Println(k, v) })
	p := MakePair("x", 2.5)
	fmt.Println(p)
	fmt.Printf("%T %v %T\n", p, p, MakePair(MyInt(1), []byte("x")))
	var st fmt.Stringer = MakePair(1, 2)
	fmt.Println(st.String())
	fmt.Println(Join([]MyInt{1, 2}))
	fmt.Println(Join([]fmt.Stringer{MyInt(1), p}))
	set := Set[int]{}
	set.Add(3)
	fmt.Println(set.Has(3), set.Has(4), Max("a", "b"), Max(1, 2.5))
	var t *Tree[int]
	for _, v := range []int{3, 1, 2} {
		t = t.Insert(v, func(a, b int) bool { return a < b })
	}
	t.Walk(func(i int) { fmt.Print(i, " ") })
	fmt.Println()
	c := New(func(c *Cfg) { c.a = 3 })
	fmt.Println(c.a, *ptr(3), kind(1), kind("x"), kind(2.5))
	var v Vec[int] = []int{1}
	fmt.Printf("%T\n", v)
	local(1)
	local("s")
	local(MakePair(1, "x"))
	f := Map[int, int]
	fmt.Println(f([]int{1}, func(i int) int { return i + 1 }))
	var g func([]int, func(int) string) []string = Map
	fmt.Println(g([]int{1}, func(i int) string { return "s" }))
	fmt.Println(Map([]int{1, 2}, kind[int]), Map([]int{1, 2}, kind))
}
