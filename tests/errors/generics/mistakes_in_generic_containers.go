package main

import (
	"fmt"
	"sort"
)

type Ordered interface {
	~int | ~int8 | ~string | ~float64
}
type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(x T)   { s.items = append(s.items, x) }
func (s *Stack[T]) Pop() T     { return s.items[len(s.items)] }
func (s *Stack[T]) Push(x int) {} // ERROR "method Stack\.Push already declared"
func (s *Stack[T]) Bad() U     { return s.items } // ERROR "undefined: U"
func Max[T Ordered](a, b T) T {
	if a > b {
		return b + "x" // ERROR "invalid operation: b \+ \"x\" \(mismatched types T and untyped string\)"
	}
	return // ERROR "not enough return values"
}
func Min[T Ordered](a, b T) T {
	if a < b {
		return a
	}
} // ERROR "missing return"
func Map[T, U any](xs []T, f func(T) U) []U {
	var out []T
	for i, x := range xs { // ERROR "declared and not used: i"
		out = append(out, f(x)) // ERROR "cannot use f\(x\) \(value of type U constrained by any\) as T value in argument to append"
	}
	return out // ERROR "cannot use out \(variable of type \[\]T\) as \[\]U value in return statement"
}
func Keys[K comparable, V any](m map[K]V) []K {
	var ks []K
	for k, v := range m { // ERROR "declared and not used: v"
		ks = append(ks, k)
	}
	return ks
}
func Set[T any](m map[T]bool, x T) { m[x] = true } // ERROR "invalid map key type T \(missing comparable constraint\)"

type Cache[K, V any] struct{ m map[K]V } // ERROR "invalid map key type K \(missing comparable constraint\)"
type Pair[A, B any] struct {
	a A
	b B
}

func (p Pair[A]) First() A     { return p.a } // ERROR "receiver declares 1 type parameter, but receiver base type declares 2"
func (p Pair[A, B]) Swap() Pair[B, A] { return Pair[A, B]{p.b, p.a} } // ERROR "cannot use Pair\[A, B\]\{…\} \(value of struct type Pair\[A, B\]\) as Pair\[B, A\] value in return statement" "cannot use p\.b \(variable of type B constrained by any\) as A value in struct literal" "cannot use p\.a \(variable of type A constrained by any\) as B value in struct literal"
func (p Pair[A, B]) Eq(o Pair[A, B]) bool { return p == o } // ERROR "invalid operation: p == o \(struct containing A cannot be compared\)"

type Num interface{ int | float64 }

func Add(a, b Num) Num { return a + b } // ERROR "cannot use type Num outside a type constraint: interface contains type constraints" "invalid operation: operator \+ not defined on a \(variable of interface type Num\)"

type Shape interface {
	Area() float64
	~struct{ w int }
}

var s Shape // ERROR "cannot use type Shape outside a type constraint: interface contains type constraints"
var m map[Num]int // ERROR "cannot use type Num outside a type constraint: interface contains type constraints"
var ch chan Num // ERROR "cannot use type Num outside a type constraint: interface contains type constraints"
var f func(Num) // ERROR "cannot use type Num outside a type constraint: interface contains type constraints"

type Emb struct{ Num } // ERROR "cannot use type Num outside a type constraint: interface contains type constraints"
type Al = Stack // ERROR "cannot use generic type Stack\[T any\] without instantiation"
type Al2[T any] = Stack[T]

func (a Al2[T]) Foo() {} // ERROR "cannot define new methods on generic alias type Al2\[T any\]"

type MyStack Stack[int]
type Opt[T any] func(*T)

func With[T any](x T) Opt[T] { return func(t *T) { *t = 1 } } // ERROR "cannot use 1 \(untyped int constant\) as T value in assignment"

type Node[T any] struct {
	next *Node // ERROR "cannot use generic type Node\[T any\] without instantiation"
	val  T
}
type Tree[T interface{ Less(T) bool }] struct{ root T }
type Int int

func (i Int) Less(j int) bool { return int(i) < j }

var t Tree[Int] // ERROR "Int does not satisfy interface\{Less\(Int\) bool\} \(wrong type for method Less\)"
var t2 Tree[int] // ERROR "int does not satisfy interface\{Less\(int\) bool\} \(missing method Less\)"
var t3 Tree[Stack[int]] // ERROR "Stack\[int\] does not satisfy interface\{Less\(Stack\[int\]\) bool\} \(missing method Less\)"

type Getter[T any] interface{ Get() T }
type impl struct{}

func (impl) Get() string { return "" }

var g Getter[int] = impl{} // ERROR "cannot use impl\{\} \(value of struct type impl\) as Getter\[int\] value in variable declaration: impl does not implement Getter\[int\] \(wrong type for method Get\)"
var g2 Getter[string] = &impl{}
var g3 Getter[string] = Stack[string]{} // ERROR "cannot use Stack\[string\]\{\} \(value of struct type Stack\[string\]\) as Getter\[string\] value in variable declaration: Stack\[string\] does not implement Getter\[string\] \(missing method Get\)"

func main() {
	var st Stack[int]
	st.Push("x") // ERROR "cannot use \"x\" \(untyped string constant\) as int value in argument to st\.Push"
	st.Peek() // ERROR "st\.Peek undefined \(type Stack\[int\] has no field or method Peek\)"
	var st2 Stack[string] = st // ERROR "declared and not used: st2" "cannot use st \(variable of struct type Stack\[int\]\) as Stack\[string\] value in variable declaration"
	fmt.Println(Max(1, "a"), Max(1, 2.5), Max[int](1.5, 2), Max(nil, nil), Max([]int{}, nil)) // ERROR "in call to Max, mismatched types untyped int and untyped string \(cannot infer T\)" "cannot use 1\.5 \(untyped float constant\) as int value in argument to Max\[int\] \(truncated\)" "in call to Max, cannot infer T" "\[\]int does not satisfy Ordered \(\[\]int missing in ~int \| ~int8 \| ~string \| ~float64\)"
	fmt.Println(Map([]int{1}, 3), Map([]int{1}, func(s string) int { return 0 }), Map(1, nil), Map[int]([]string{}, nil)) // ERROR "in call to Map, cannot infer U" "in call to Map, type func\(s string\) int of func\(s string\) int \{…\} does not match inferred type func\(int\) U for func\(T\) U" "in call to Map, cannot infer T" "in call to Map\[int\], cannot infer U"
	var ms MyStack
	ms.Push(1) // ERROR "ms\.Push undefined \(type MyStack has no field or method Push\)"
	x := Stack{} // ERROR "declared and not used: x" "cannot use generic type Stack\[T any\] without instantiation"
	y := Stack[int, int]{} // ERROR "declared and not used: y" "too many type arguments for type Stack: have 2, want 1"
	z := Stack[undefined]{} // ERROR "declared and not used: z" "undefined: undefined"
	w := &Stack[int]{items: []string{"a"}} // ERROR "declared and not used: w" "cannot use \[\]string\{…\} \(value of type \[\]string\) as \[\]int value in struct literal"
	p := Pair[int, string]{1, 2} // ERROR "cannot use 2 \(untyped int constant\) as string value in struct literal"
	p2 := Pair[int, string]{a: "x", c: 1} // ERROR "declared and not used: p2" "cannot use \"x\" \(untyped string constant\) as int value in struct literal" "unknown field c in struct literal of type Pair\[int, string\]"
	fmt.Println(p.a + p.b) // ERROR "invalid operation: p\.a \+ p\.b \(mismatched types int and string\)"
	Keys(map[string]int{}, 1) // ERROR "too many arguments in call to Keys"
	Keys([]int{}) // ERROR "in call to Keys, type \[\]int of \[\]int\{\} does not match map\[K\]V \(cannot infer K and V\)"
	Keys[string, int, bool](nil) // ERROR "got 3 type arguments but want 2"
	Keys[[]int, int](nil) // ERROR "\[\]int does not satisfy comparable"
	sort.Slice(Map, nil) // ERROR "in call to sort\.Slice, cannot infer T"
	go Map([]int{}, fmt.Sprint) // ERROR "in call to Map, type func\(a \.\.\.any\) string of fmt\.Sprint does not match inferred type func\(int\) U for func\(T\) U"
	defer Max // ERROR "expression in defer must be function call"
	Max[int] // ERROR "Max\[int\] \(value of type func\(a int, b int\) int\) is not used"
	Max(1, 2)
	_ = Max[int] == nil
	_ = Max == nil // ERROR "cannot use generic function Max without instantiation"
	if Max(1, 2) { // ERROR "non-boolean condition in if statement"
	}
	for i := range Max[int] { // ERROR "cannot range over Max\[int\] \(value of type func\(a int, b int\) int\): func must be func\(yield func\(\.\.\.\) bool\): wrong argument count"
	}
	switch Max { // ERROR "cannot use generic function Max without instantiation"
	}
	var fn func(int, int) string = Max[int] // ERROR "declared and not used: fn" "cannot use Max\[int\] \(value of type func\(a int, b int\) int\) as func\(int, int\) string value in variable declaration"
	var iface interface{ Push(string) } = &st // ERROR "declared and not used: iface" "cannot use &st \(value of type \*Stack\[int\]\) as interface\{Push\(string\)\} value in variable declaration: \*Stack\[int\] does not implement interface\{Push\(string\)\} \(wrong type for method Push\)"
	_ = st.(int) // ERROR "invalid operation: st \(variable of struct type Stack\[int\]\) is not an interface"
	Stack[int].Push(st, 1) // ERROR "invalid method expression Stack\[int\]\.Push \(needs pointer receiver \(\*Stack\[int\]\)\.Push\)"
	_ = (*Stack[int]).Push(st, 1) // ERROR "\(\*Stack\[int\]\)\.Push\(st, 1\) \(no value\) used as value" "cannot use st \(variable of struct type Stack\[int\]\) as \*Stack\[int\] value in argument to \(\*Stack\[int\]\)\.Push"
	var any2 any = Max // ERROR "declared and not used: any2" "cannot use generic function Max without instantiation"
	return Max(1, 2) // ERROR "too many return values"
}
