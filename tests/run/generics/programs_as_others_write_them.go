package main

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
	"time"
)

// --- LRU cache
type entry[K comparable, V any] struct {
	key        K
	val        V
	prev, next *entry[K, V]
}
type LRU[K comparable, V any] struct {
	cap        int
	m          map[K]*entry[K, V]
	head, tail *entry[K, V]
	onEvict    func(K, V)
}

func NewLRU[K comparable, V any](cap int) *LRU[K, V] {
	l := &LRU[K, V]{cap: cap, m: make(map[K]*entry[K, V])}
	l.head, l.tail = &entry[K, V]{}, &entry[K, V]{}
	l.head.next, l.tail.prev = l.tail, l.head
	return l
}
func (l *LRU[K, V]) remove(e *entry[K, V]) { e.prev.next, e.next.prev = e.next, e.prev }
func (l *LRU[K, V]) front(e *entry[K, V]) {
	e.next, e.prev = l.head.next, l.head
	l.head.next.prev = e
	l.head.next = e
}
func (l *LRU[K, V]) Get(k K) (v V, ok bool) {
	if e, found := l.m[k]; found {
		l.remove(e)
		l.front(e)
		return e.val, true
	}
	return
}
func (l *LRU[K, V]) Put(k K, v V) {
	if e, ok := l.m[k]; ok {
		e.val = v
		l.remove(e)
		l.front(e)
		return
	}
	if len(l.m) == l.cap {
		last := l.tail.prev
		l.remove(last)
		delete(l.m, last.key)
		if l.onEvict != nil {
			l.onEvict(last.key, last.val)
		}
	}
	e := &entry[K, V]{key: k, val: v}
	l.m[k] = e
	l.front(e)
}

// --- heap
type Heap[T any] struct {
	data []T
	less func(a, b T) bool
}

func (h *Heap[T]) Push(x T) {
	h.data = append(h.data, x)
	i := len(h.data) - 1
	for i > 0 {
		p := (i - 1) / 2
		if !h.less(h.data[i], h.data[p]) {
			break
		}
		h.data[i], h.data[p] = h.data[p], h.data[i]
		i = p
	}
}
func (h *Heap[T]) Pop() T {
	x := h.data[0]
	n := len(h.data) - 1
	h.data[0] = h.data[n]
	h.data = h.data[:n]
	for i := 0; ; {
		c := 2*i + 1
		if c >= n {
			break
		}
		if c+1 < n && h.less(h.data[c+1], h.data[c]) {
			c++
		}
		if !h.less(h.data[c], h.data[i]) {
			break
		}
		h.data[c], h.data[i] = h.data[i], h.data[c]
		i = c
	}
	return x
}

// --- Optional / Result
type Optional[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Optional[T] { return Optional[T]{v, true} }
func None[T any]() Optional[T]    { return Optional[T]{} }
func (o Optional[T]) OrElse(d T) T {
	if o.ok {
		return o.v
	}
	return d
}

type Result[T any] struct {
	Val T
	Err error
}

func Try[T any](f func() (T, error)) (r Result[T]) {
	defer func() {
		if e := recover(); e != nil {
			r.Err = fmt.Errorf("panic: %v", e)
		}
	}()
	v, err := f()
	return Result[T]{v, err}
}
func Then[A, B any](r Result[A], f func(A) (B, error)) Result[B] {
	if r.Err != nil {
		return Result[B]{Err: r.Err}
	}
	b, err := f(r.Val)
	return Result[B]{b, err}
}

// --- event bus
type Handler[E any] func(E)
type Bus[E any] struct {
	mu sync.Mutex
	hs []Handler[E]
}

func (b *Bus[E]) On(h Handler[E]) { b.mu.Lock(); defer b.mu.Unlock(); b.hs = append(b.hs, h) }
func (b *Bus[E]) Emit(e E) {
	for _, h := range b.hs {
		h(e)
	}
}

// --- worker pool
func ParMap[T, R any](in []T, n int, f func(T) R) []R {
	type job struct {
		i int
		t T
	}
	jobs := make(chan job)
	out := make([]R, len(in))
	var wg sync.WaitGroup
	for w := 0; w < n; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range jobs {
				out[j.i] = f(j.t)
			}
		}()
	}
	for i, t := range in {
		jobs <- job{i, t}
	}
	close(jobs)
	wg.Wait()
	return out
}

// --- matrix
type Numeric interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~float32 | ~float64
}
type Matrix[T Numeric] [][]T

func (m Matrix[T]) Mul(o Matrix[T]) Matrix[T] {
	r := make(Matrix[T], len(m))
	for i := range m {
		r[i] = make([]T, len(o[0]))
		for j := range o[0] {
			for k := range o {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return r
}

// --- ordered map
type OrderedMap[K comparable, V any] struct {
	keys []K
	m    map[K]V
}

func (o *OrderedMap[K, V]) Set(k K, v V) *OrderedMap[K, V] {
	if o.m == nil {
		o.m = map[K]V{}
	}
	if _, ok := o.m[k]; !ok {
		o.keys = append(o.keys, k)
	}
	o.m[k] = v
	return o
}
func (o *OrderedMap[K, V]) Range(f func(K, V) bool) {
	for _, k := range o.keys {
		if !f(k, o.m[k]) {
			return
		}
	}
}

// --- visitor
type Visitor[R any] interface {
	VisitNum(int) R
	VisitAdd(a, b Expr) R
}
type Expr interface{ String() string }
type Num int
type Add struct{ a, b Expr }

func (n Num) String() string { return fmt.Sprint(int(n)) }
func (a Add) String() string { return a.a.String() + "+" + a.b.String() }
func Accept[R any](e Expr, v Visitor[R]) R {
	switch e := e.(type) {
	case Num:
		return v.VisitNum(int(e))
	case Add:
		return v.VisitAdd(e.a, e.b)
	}
	panic("bad")
}

type eval struct{}

func (eval) VisitNum(n int) int    { return n }
func (v eval) VisitAdd(a, b Expr) int { return Accept[int](a, v) + Accept[int](b, v) }

type show struct{}

func (show) VisitNum(n int) string       { return "n" + fmt.Sprint(n) }
func (v show) VisitAdd(a, b Expr) string { return "(" + Accept[string](a, v) + " " + Accept[string](b, v) + ")" }

// --- constraints with methods and pointer receivers
type Setter[T any] interface {
	*T
	Set(string)
}
type A struct{ s string }

func (a *A) Set(s string) { a.s = s }
func FromStrings[T any, PT Setter[T]](ss []string) []T {
	out := make([]T, len(ss))
	for i, s := range ss {
		p := PT(&out[i])
		p.Set(s)
	}
	return out
}

// embedded generic
type Base[T any] struct{ ID T }

func (b *Base[T]) SetID(id T) { b.ID = id }
func (b Base[T]) GetID() T    { return b.ID }

type User struct {
	Base[int]
	*Optional[string]
	Name string
}
type IDer[T any] interface {
	GetID() T
	SetID(T)
}

// recursion mutual
type Ping[T any] struct{ pong *Pong[T]; v T }
type Pong[T any] struct{ ping *Ping[T]; w []T }

type StringerList[T fmt.Stringer] []T

func (l StringerList[T]) String() string {
	var parts []string
	for _, x := range l {
		parts = append(parts, x.String())
	}
	return "[" + strings.Join(parts, ",") + "]"
}

type sorter[T any] struct {
	s    []T
	less func(T, T) bool
}

func (s sorter[T]) Len() int           { return len(s.s) }
func (s sorter[T]) Less(i, j int) bool { return s.less(s.s[i], s.s[j]) }
func (s sorter[T]) Swap(i, j int)      { s.s[i], s.s[j] = s.s[j], s.s[i] }
func SortBy[T any, K int | string](xs []T, key func(T) K) {
	sort.Sort(sorter[T]{xs, func(a, b T) bool { return key(a) < key(b) }})
}
func Keys[M ~map[K]V, K comparable, V any](m M) []K {
	r := make([]K, 0, len(m))
	for k := range m {
		r = append(r, k)
	}
	return r
}
func Clone[S ~[]E, E any](s S) S { return append(S(nil), s...) }

type IDs []int

func (IDs) Hello() string { return "hello" }

func Fib[T Numeric](n T) T {
	if n < 2 {
		return n
	}
	return Fib(n-1) + Fib(n-2)
}

type Err[T any] struct{ v T }

func (e Err[T]) Error() string { return fmt.Sprintf("err %v", e.v) }
func Conv[To, From Numeric](f From) To { return To(f) }
func Bytes[T string | []byte](x T) (n int) {
	for i := 0; i < len(x); i++ {
		n += int(x[i])
	}
	return n + len(string(x)) + len([]byte(x)) + len(x[1:])
}
func Apply[T any](x T, fs ...func(T) T) T {
	for _, f := range fs {
		x = f(x)
	}
	return x
}
func twice[T any](f func(T) T) func(T) T { return func(x T) T { return f(f(x)) } }
func counter[T Numeric]() func() T {
	var n T
	return func() T { n++; return n }
}
func Send[C ~chan E, E any](c C, xs ...E) {
	for _, x := range xs {
		c <- x
	}
	close(c)
}

type Celsius float64
type Getter[T any] func() T

func (g Getter[T]) Get() T { return g() }

var global = Some(3)
var table = map[string]Optional[int]{"a": Some(1), "b": None[int]()}

func main() {
	l := NewLRU[string, int](2)
	l.onEvict = func(k string, v int) { fmt.Println("evict", k, v) }
	l.Put("a", 1)
	l.Put("b", 2)
	l.Get("a")
	l.Put("c", 3)
	fmt.Println(l.Get("b"))
	fmt.Println(l.Get("a"))
	h := &Heap[string]{less: func(a, b string) bool { return a < b }}
	for _, s := range strings.Fields("the quick brown fox jumps") {
		h.Push(s)
	}
	for len(h.data) > 0 {
		fmt.Print(h.Pop(), " ")
	}
	fmt.Println()
	fmt.Println(Some(3).OrElse(4), None[string]().OrElse("none"))
	r := Then(Try(func() (int, error) { return 3, nil }), func(i int) (string, error) { return fmt.Sprint(i), nil })
	fmt.Printf("%+v %T\n", r, r)
	fmt.Printf("%+v\n", Try(func() (int, error) { panic("boom") }))
	fmt.Printf("%+v\n", Then(Result[int]{Err: errors.New("x")}, func(int) (A, error) { return A{}, nil }))
	var bus Bus[map[string]int]
	bus.On(func(m map[string]int) { fmt.Println("got", m) })
	bus.Emit(map[string]int{"x": 1})
	fmt.Println(ParMap([]int{1, 2, 3, 4}, 2, func(i int) string { return strings.Repeat("x", i) }))
	fmt.Println(Matrix[int]{{1, 2}, {3, 4}}.Mul(Matrix[int]{{0, 1}, {1, 0}}), Matrix[float64]{{1.5}}.Mul(Matrix[float64]{{2}}))
	var om OrderedMap[string, int]
	om.Set("z", 1).Set("a", 2).Set("z", 3)
	om.Range(func(k string, v int) bool { fmt.Print(k, "=", v, " "); return true })
	fmt.Println()
	e := Add{Num(1), Add{Num(2), Num(3)}}
	fmt.Println(Accept[int](e, eval{}), Accept[string](e, show{}))
	fmt.Println(FromStrings[A]([]string{"x", "y"}))
	u := &User{Base: Base[int]{7}, Name: "bob"}
	u.SetID(8)
	var ider IDer[int] = u
	ider.SetID(9)
	fmt.Println(u.GetID(), ider.GetID(), u.ID)
	fmt.Printf("%T %T %T\n", u.Base, ider, Ping[time.Duration]{pong: &Pong[time.Duration]{}})
	fmt.Println(StringerList[Num]{1, 2}, fmt.Sprintf("%T", StringerList[fmt.Stringer]{}))
	xs := []User{{Name: "z"}, {Name: "b"}}
	SortBy(xs, func(u User) string { return u.Name })
	fmt.Println(xs[0].Name, xs[1].Name)
	ks := Keys(map[string]bool{"q": true})
	fmt.Println(ks, Clone(IDs{1, 2}).Hello(), Fib(10), Fib(10.0), Fib(int8(7)))
	var err error = fmt.Errorf("wrap: %w", Err[int]{3})
	var target Err[int]
	fmt.Println(errors.As(err, &target), target, err)
	fmt.Println(Conv[int](3.9), Conv[int8](300), Conv[float32](7), Bytes("abc"), Bytes([]byte("abc")))
	fmt.Println(Apply(2, func(i int) int { return i * 3 }, twice(func(i int) int { return i + 1 })))
	c := counter[Celsius]()
	c()
	fmt.Println(c(), counter[int8]()())
	ch := make(chan string, 4)
	Send(ch, "p", "q")
	for s := range ch {
		fmt.Print(s)
	}
	fmt.Println(Getter[int](func() int { return 5 }).Get(), global, table["a"], table["b"], table["c"])
	f := Some[int](1).OrElse
	fmt.Println(f(3))
	type key struct{ a, b int }
	fmt.Printf("%T %T %T %T\n", NewLRU[key, struct{ X int }](1), Some(map[string][]*time.Time{}), Some(func(int, ...string) error { return nil }), Some[any](nil))
	fmt.Printf("%T %T %v\n", Some(Some(Some(1))), [2]Optional[error]{}, Some(Some("x")))
}
