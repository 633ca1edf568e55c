package main

import (
	"fmt"
	"sort"
	"strings"
)

// many odd forms
type Num interface{ ~int | ~float64 }
type Point[T Num] struct{ X, Y T }

func (p Point[T]) Add(q Point[T]) Point[T] { return Point[T]{p.X + q.X, p.Y + q.Y} }
func (p *Point[N]) Reset() { *p = Point[N]{} }


type Line[T Num] struct {
	Point[T]
	To Point[T]
}
type Graph[K comparable, N Node[K]] struct {
	nodes map[K]N
	order []K
}
type Node[K comparable] interface {
	ID() K
	Edges() []K
}

func (g *Graph[K, N]) Add(n N) {
	if g.nodes == nil {
		g.nodes = map[K]N{}
	}
	g.nodes[n.ID()] = n
	g.order = append(g.order, n.ID())
}
func (g *Graph[K, N]) DFS(start K, visit func(N)) {
	seen := map[K]bool{}
	var walk func(K)
	walk = func(k K) {
		if seen[k] {
			return
		}
		seen[k] = true
		n, ok := g.nodes[k]
		if !ok {
			return
		}
		visit(n)
		for _, e := range n.Edges() {
			walk(e)
		}
	}
	walk(start)
}

type city struct {
	name string
	to   []string
}

func (c city) ID() string      { return c.name }
func (c city) Edges() []string { return c.to }

type Iterator[T any] interface {
	Next() (T, bool)
}
type sliceIter[T any] struct {
	s []T
	i int
}

func (it *sliceIter[T]) Next() (v T, ok bool) {
	if it.i < len(it.s) {
		v, ok = it.s[it.i], true
		it.i++
	}
	return
}

type mapIter[A, B any] struct {
	src Iterator[A]
	f   func(A) B
}

func (m mapIter[A, B]) Next() (b B, ok bool) {
	a, ok := m.src.Next()
	if !ok {
		return b, false
	}
	return m.f(a), true
}
func FromSlice[T any](s ...T) Iterator[T]                         { return &sliceIter[T]{s: s} }
func MapI[A, B any](it Iterator[A], f func(A) B) Iterator[B]      { return mapIter[A, B]{it, f} }
func CollectI[T any](it Iterator[T]) (out []T) {
	for v, ok := it.Next(); ok; v, ok = it.Next() {
		out = append(out, v)
	}
	return
}

type Either[L, R any] interface{ isEither(L, R) }
type Left[L, R any] struct{ V L }
type Right[L, R any] struct{ V R }

func (Left[L, R]) isEither(L, R)  {}
func (Right[L, R]) isEither(L, R) {}
func Fold[L, R, T any](e Either[L, R], l func(L) T, r func(R) T) T {
	switch e := e.(type) {
	case Left[L, R]:
		return l(e.V)
	case Right[L, R]:
		return r(e.V)
	default:
		panic("neither")
	}
}

type Builder[T any] struct{ steps []func(*T) }

func (b *Builder[T]) With(f func(*T)) *Builder[T] { b.steps = append(b.steps, f); return b }
func (b *Builder[T]) Build() (t T) {
	for _, s := range b.steps {
		s(&t)
	}
	return
}

type Memo[K comparable, V any] struct {
	f     func(K) V
	cache map[K]V
	hits  int
}

func Memoize[K comparable, V any](f func(K) V) *Memo[K, V] {
	return &Memo[K, V]{f: f, cache: map[K]V{}}
}
func (m *Memo[K, V]) Call(k K) V {
	if v, ok := m.cache[k]; ok {
		m.hits++
		return v
	}
	v := m.f(k)
	m.cache[k] = v
	return v
}

type Table[R, C comparable, V any] map[R]map[C]V

func (t Table[R, C, V]) Put(r R, c C, v V) {
	if t[r] == nil {
		t[r] = map[C]V{}
	}
	t[r][c] = v
}
func GroupBy[T any, K comparable](xs []T, key func(T) K) map[K][]T {
	m := make(map[K][]T)
	for _, x := range xs {
		k := key(x)
		m[k] = append(m[k], x)
	}
	return m
}
func SortedKeys[M ~map[K]V, K ~string | ~int, V any](m M) []K {
	ks := make([]K, 0)
	for k := range m {
		ks = append(ks, k)
	}
	sort.Slice(ks, func(i, j int) bool { return ks[i] < ks[j] })
	return ks
}
func Zip[A, B any](as []A, bs []B) []struct {
	A A
	B B
} {
	var out []struct {
		A A
		B B
	}
	for i := range min(len(as), len(bs)) {
		out = append(out, struct {
			A A
			B B
		}{as[i], bs[i]})
	}
	return out
}
func Must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
func Ternary[T any](c bool, a, b T) T {
	if c {
		return a
	}
	return b
}
func Compose[A, B, C any](f func(A) B, g func(B) C) func(A) C { return func(a A) C { return g(f(a)) } }
func Curry[A, B, C any](f func(A, B) C) func(A) func(B) C {
	return func(a A) func(B) C { return func(b B) C { return f(a, b) } }
}
func Abs[T ~int | ~int8 | ~float64](x T) T {
	if x < 0 {
		return -x
	}
	return x
}

type ID[T any] string
type userTag struct{}
type UserID = ID[userTag]
type RingBuf[T any, A interface{ ~[]T }] struct {
	buf  A
	head int
}

func (r *RingBuf[T, A]) Push(x T) {
	r.buf[r.head%len(r.buf)] = x
	r.head++
}

type Temp float64
type Mat[T Num, Row interface{ ~[2]T }] [2]Row

func (m Mat[T, Row]) Det() T { return m[0][0]*m[1][1] - m[0][1]*m[1][0] }

type Lazy[T any] func() T

func (l *Lazy[T]) Force() T {
	v := (*l)()
	*l = func() T { return v }
	return v
}

type chanOf[T any] interface{ ~chan T | ~<-chan T }

func Drain[C chanOf[T], T any](c C) (n int) {
	for range c {
		n++
	}
	return
}

type inner[T any] struct{ v T }

func (i inner[T]) Show() string { return fmt.Sprintf("%v!", i.v) }

type outer[T any] struct {
	inner[T]
	*Point[int]
}
type shower interface{ Show() string }

func Print[T shower](ts ...T) string {
	var sb strings.Builder
	for _, t := range ts {
		sb.WriteString(t.Show())
	}
	return sb.String()
}

var registry = map[string]func() any{
	"point": func() any { return Point[int]{1, 2} },
	"line":  func() any { return Line[float64]{} },
}
var pipeline = Compose(strings.TrimSpace, Compose(strings.ToUpper, func(s string) int { return len(s) }))

func equal[T comparable](a, b any) (ok bool) {
	x, ok1 := a.(T)
	y, ok2 := b.(T)
	return ok1 && ok2 && x == y
}
func typeName[T any]() string { var z T; return fmt.Sprintf("%T", z) }
func ptrName[T any]() string  { return fmt.Sprintf("%T", (*T)(nil)) }
func closureCounter[T any](xs []T) []func() (int, T) {
	var fs []func() (int, T)
	for i, x := range xs {
		n := 0
		fs = append(fs, func() (int, T) { n += i; return n, x })
	}
	return fs
}
func lbl[T any](xs [][]T, f func(T) bool) (r []T) {
outer:
	for _, row := range xs {
		for _, x := range row {
			if !f(x) {
				continue outer
			}
			r = append(r, x)
			if len(r) > 3 {
				break outer
			}
		}
	}
	return
}
func gotoLoop[T ~int](n T) (s T) {
loop:
	if n > 0 {
		s += n
		n--
		goto loop
	}
	return
}
func sel[T any](a, b <-chan T) (v T, which string) {
	select {
	case v = <-a:
		which = "a"
	case v, ok := <-b:
		_ = ok
		return v, "b"
	}
	return
}

func main() {
	l := Line[int]{Point[int]{1, 2}, Point[int]{3, 4}}
	fmt.Println(l.Add(l.To), l.X)
	l.Reset()
	fmt.Printf("%+v %T\n", l, l)
	var g Graph[string, city]
	g.Add(city{"a", []string{"b", "c"}})
	g.Add(city{"b", []string{"a"}})
	g.Add(city{"c", []string{"b", "x"}})
	g.DFS("a", func(c city) { fmt.Print(c.name, " ") })
	fmt.Println(g.order)
	fmt.Println(CollectI(MapI(FromSlice(1, 2, 3), func(i int) string { return strings.Repeat("*", i) })))
	var e Either[string, int] = Left[string, int]{"l"}
	fmt.Println(Fold(e, func(s string) int { return len(s) }, func(i int) int { return i }))
	fmt.Printf("%T\n", e)
	b := (&Builder[city]{}).With(func(c *city) { c.name = "n" }).With(func(c *city) { c.to = append(c.to, c.name) }).Build()
	fmt.Println(b)
	var m *Memo[int, int]
	m = Memoize(func(n int) int {
		if n < 2 {
			return n
		}
		return m.Call(n-1) + m.Call(n-2)
	})
	fmt.Println(m.Call(50), m.hits)
	t := Table[string, int, bool]{}
	t.Put("r", 1, true)
	fmt.Println(t, SortedKeys(t), GroupBy([]int{1, 2, 3, 4}, func(i int) string { return Ternary(i%2 == 0, "even", "odd") }))
	fmt.Printf("%+v %T\n", Zip([]int{1, 2}, []string{"a", "b", "c"}), Zip([]Temp{}, []error{}))
	fmt.Println(Must(fmt.Sscan("12", new(int))), pipeline("  abc "), Curry(func(a, b int) int { return a*10 + b })(4)(2), Abs(-2.5), Abs(int8(-128)), Abs(Temp(-1)))
	fmt.Printf("%T %T %v\n", UserID("u"), ID[Point[int]]("x"), UserID("u") == "u")
	rb := RingBuf[int, []int]{buf: make([]int, 3)}
	for i := range 5 {
		rb.Push(i)
	}
	fmt.Println(rb, Mat[int, [2]int]{{1, 2}, {3, 4}}.Det())
	n := 0
	lz := Lazy[int](func() int { n++; return n })
	fmt.Println(lz.Force(), lz.Force(), n)
	ch := make(chan string, 3)
	ch <- "a"
	ch <- "b"
	close(ch)
	fmt.Println(Drain((<-chan string)(ch)))
	o := outer[string]{inner[string]{"in"}, &Point[int]{5, 6}}
	fmt.Println(o.Show(), o.X, Print(o, o), Print[shower](o, inner[int]{3}), Print(o.inner))
	for _, k := range SortedKeys(registry) {
		fmt.Printf("%v %T\n", registry[k](), registry[k]())
	}
	fmt.Println(equal[int](1, 1), equal[string]("a", 1), equal[Point[int]](Point[int]{}, Point[int]{}), typeName[map[string]Point[float64]](), ptrName[error](), typeName[error](), typeName[func(Point[int]) inner[any]]())
	for _, f := range closureCounter([]string{"x", "y"}) {
		f()
		fmt.Println(f())
	}
	fmt.Println(lbl([][]int{{1, 9, 2}, {3, 4}, {5, 6}}, func(i int) bool { return i < 9 }), gotoLoop(4))
	c1, c2 := make(chan int, 1), make(chan int, 1)
	c2 <- 7
	fmt.Println(sel(c1, c2))
	type pair[A any] struct{ a, b A }
	fmt.Printf("%v %T\n", pair[int]{1, 2}, pair[string]{})
	f := Point[int].Add
	fmt.Println(f(Point[int]{1, 1}, Point[int]{2, 2}), fmt.Sprintf("%T", f))
	var arr [3]inner[[2]int]
	arr[1].v[1] = 4
	mp := map[inner[string]]int{{"k"}: 1}
	mp[inner[string]{"k"}]++
	fmt.Println(arr, mp, len(arr))
}
