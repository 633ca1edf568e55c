package main

import "fmt"

type T struct{ n int }

func (t T) Val(x int) int   { return t.n + x }
func (t *T) Ptr(x int) int  { t.n += x; return t.n }
func (t T) Multi() (int, string) { return t.n, "m" }

type I interface{ Val(int) int }
type E struct{ T }
type EP struct{ *T }
type G[X any] struct{ x X }

func (g G[X]) Get() X   { return g.x }
func (g *G[X]) Set(x X) { g.x = x }
func (g G[X]) Map[Y any](f func(X) Y) G[Y] { return G[Y]{f(g.x)} }
func (g *G[X]) Fold[A any, B ~[]A](b B, f func(X) A) B { return append(b, f(g.x)) }

type Str interface{ String() string }
type N int

func (n N) String() string { return fmt.Sprint("N", int(n)) }
func Show[S Str](xs ...S) (out []string) {
	f := S.String
	for _, x := range xs {
		out = append(out, f(x))
	}
	return
}
func Lift[A, B any](f func(A) B) func([]A) []B {
	return func(as []A) []B {
		var bs []B
		for _, a := range as {
			bs = append(bs, f(a))
		}
		return bs
	}
}

type Tree[K any, V any] struct {
	root *node[K, V]
	cmp  func(K, K) int
}
type node[K, V any] struct {
	k    K
	v    V
	l, r *node[K, V]
}

func (t *Tree[K, V]) find(k K) **node[K, V] {
	p := &t.root
	for *p != nil {
		switch c := t.cmp(k, (*p).k); {
		case c < 0:
			p = &(*p).l
		case c > 0:
			p = &(*p).r
		default:
			return p
		}
	}
	return p
}
func (t *Tree[K, V]) Insert(k K, v V) bool {
	p := t.find(k)
	if *p != nil {
		(*p).v = v
		return false
	}
	*p = &node[K, V]{k: k, v: v}
	return true
}

type Ints []int

func SumIt[S ~[]E, E ~int | ~float64](s S) (t E) {
	for _, e := range s {
		t += e
	}
	return
}
func Ptr[P *Q, Q any](p P) Q { return *p }
func Shift[T ~uint8 | ~int](x T) T { return T(1)<<8 + x }
func ArrLen[A [3]int | [4]int](a A) int { return 1 << len(a) }
func LenF[A ~[4]int](a A) float64 { const c = 2; x := len(a); return float64(int(c) << x) }
func Div[T ~int | ~float64](x T) T { return x / 0 }
func Lit[M ~map[string]V, V any](v V) M { return M{"k": v} }
func SL[S ~[]int]() S { return S{1, 2, 2: 3} }
func St[S ~struct{ A, B int }]() S { return S{1, 2} }
func Cap[C ~[]int | ~chan int](c C) int { return cap(c) }
func Nil[P ~*int | ~[]int | ~map[int]int](p P) bool { return p == nil }
func Zero[T comparable](x T) bool { var z T; return x == z }
func Clr[M ~map[int]int | ~[]int](m M) { clear(m) }
func Strs[B ~string | ~[]byte](b B) string { return string(b) + string(b[1:]) }
func Rng[S ~string](s S) (n int) {
	for i, r := range s {
		n += i + int(r)
	}
	return
}
func Int[T ~int](n T) (s T) {
	for i := range n {
		s += i
	}
	return s
}
func MinMax[T ~int | ~string](a, b T) (T, T) { return min(a, b), max(a, b) }
func CpBytes[S ~string | ~[]byte](s S) int { b := make([]byte, 10); return copy(b, s) }
func AppB[S ~string | ~[]byte](s S) []byte { return append([]byte("x"), s...) }

type Cb[T any] func(T, Cb[T])
type Lnk[T any] struct {
	Val  T
	Kids []Lnk[T]
	M    map[string]*Lnk[T]
}
type Al[T any] = map[string]Lnk[T]
type PA[K comparable] = G[map[K]int]

func infer2[T any, F func(T) T | func(T, T) T](f F, x T) T {
	switch f := any(f).(type) {
	case func(T) T:
		return f(x)
	case func(T, T) T:
		return f(x, x)
	}
	return x
}

type Animal interface{ Sound() string }
type Dog struct{ name string }

func (d *Dog) Sound() string { return d.name + " woof" }
func Make[T any, P interface {
	*T
	Animal
}]() Animal {
	return P(new(T))
}
func Chain[T any](fs ...func(T) T) func(T) T {
	return func(t T) T {
		for _, f := range fs {
			t = f(t)
		}
		return t
	}
}
func id[T any](x T) T { return x }

type Comparer[T any] interface{ Compare(T) int }

func (n N) Compare(m N) int { return int(n - m) }
func MaxOf[T Comparer[T]](a T, rest ...T) T {
	for _, r := range rest {
		if r.Compare(a) > 0 {
			a = r
		}
	}
	return a
}

type State[S comparable, Ev comparable] struct {
	cur   S
	trans map[struct {
		s S
		e Ev
	}]S
}

func (m *State[S, Ev]) On(s S, e Ev, to S) {
	if m.trans == nil {
		m.trans = make(map[struct {
			s S
			e Ev
		}]S)
	}
	m.trans[struct {
		s S
		e Ev
	}{s, e}] = to
}
func (m *State[S, Ev]) Fire(e Ev) S {
	if to, ok := m.trans[struct {
		s S
		e Ev
	}{m.cur, e}]; ok {
		m.cur = to
	}
	return m.cur
}
func rec[T any](n int, x T) string {
	if n == 0 {
		return fmt.Sprintf("%T", x)
	}
	return rec(n-1, x)
}
func deferred[T any](x T) (r T) {
	defer func(y T) { r = y }(x)
	go func() {}()
	return
}

func main() {
	t := T{3}
	fmt.Println(T.Val(t, 1), (*T).Val(&t, 2), (*T).Ptr(&t, 5), t.n, I.Val(t, 9), E.Val(E{t}, 1), (*E).Ptr(&E{t}, 1), EP.Ptr(EP{&t}, 1))
	f := T.Multi
	fmt.Println(f(t))
	h := (*T).Val
	fmt.Printf("%T %T\n", f, h)
	g := G[int]{4}
	fmt.Println(G[int].Get(g), g.Map(func(i int) string { return fmt.Sprint(i, "!") }).x)
	fmt.Println(g.Map[float64](func(i int) float64 { return float64(i) / 8 }), g.Fold([]string(nil), func(i int) string { return "f" }))
	m := g.Map[bool]
	fmt.Printf("%T\n", m)
	fmt.Println(Show(N(1), N(2)), Show[Str](N(3)), Lift(N.String)([]N{5}), Lift(id[int])([]int{1}))
	tr := Tree[string, int]{cmp: func(a, b string) int { return len(a) - len(b) }}
	fmt.Println(tr.Insert("a", 1), tr.Insert("bb", 2), tr.Insert("c", 3), tr.root.v, tr.root.r.k)
	x := 7
	fmt.Println(SumIt(Ints{1, 2}), SumIt([]float64{1.5}), Ptr(&x), Shift(uint8(3)), Shift(3), ArrLen([3]int{}), ArrLen([4]int{}), LenF([4]int{}))
	fmt.Println(Lit[map[string]int](3), SL[Ints](), St[struct{ A, B int }](), Cap(make([]int, 1, 5)), Cap(make(chan int, 3)), Nil[*int](nil), Nil([]int{}))
	fmt.Println(Zero(0), Zero("x"), Zero(struct{ a int }{}), Zero[any](nil), Strs("abc"), Strs([]byte("xyz")), Rng("aé"), Int(5))
	fmt.Println(MinMax("b", "a"))
	fmt.Println(CpBytes("hello"), CpBytes([]byte("hi")), string(AppB("q")), string(AppB([]byte("r"))))
	a := Al[int]{"k": {Val: 1, Kids: []Lnk[int]{{Val: 2}}}}
	fmt.Printf("%v %T %T\n", a, a, PA[string]{})
	fmt.Println(infer2(func(i int) int { return i * 2 }, 4), infer2(func(a, b int) int { return a * b }, 4))
	fmt.Printf("%T %q\n", Make[Dog](), Make[Dog]().Sound())
	fmt.Println(Chain(id[int], func(i int) int { return i + 1 })(1), MaxOf(N(1), 5, 3))
	var st State[string, int]
	st.cur = "a"
	st.On("a", 1, "b")
	fmt.Println(st.Fire(2), st.Fire(1))
	fmt.Println(rec(3, []N{}), deferred("d"))
	mm := map[int]int{1: 2}
	Clr(mm)
	fmt.Println(len(mm), Div(2.0))
	var cb Cb[int]
	cb = func(i int, c Cb[int]) {
		if i < 3 {
			fmt.Print(i)
			c(i+1, c)
		}
	}
	cb(0, cb)
	fmt.Println()
	func() {
		defer func() { fmt.Println(recover()) }()
		Div(1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var p *T
		(*T).Val(p, 1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		I.Val(nil, 1)
	}()
}
