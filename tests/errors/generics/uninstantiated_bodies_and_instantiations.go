package main

import "fmt"

type Num interface{ ~int | ~float64 }
type S struct{ x int }
type L[T any] struct{ v T }
type M[K comparable, V any] map[K]V

func (l L[T]) Get() T { return l.v }
func F[T Num](x T) T { return x }
func G[T any](x, y T) T { return x }
func H[T any]() T { var t T; return t }
func I[T fmt.Stringer](x T) {}
func P[T any, PT interface {
	*T
	Set(int)
}](x T) {
}
func cmp[T comparable](a, b T) bool { return a == b }
func less[T any](a, b T) bool       { return a < b } // ERROR "invalid operation: a < b \(type parameter T cannot use operator <\)"
func eq[T any](a, b T) bool         { return a == b } // ERROR "invalid operation: a == b \(incomparable types in type set\)"
func add[T any](a, b T) T           { return a + b } // ERROR "invalid operation: operator \+ not defined on a \(variable of type T constrained by any\)"
func call[T any](f T)               { f() } // ERROR "invalid operation: cannot call f \(variable of type T constrained by any\): no specific type"
func idx[T any](x T)                { _ = x[0] } // ERROR "cannot index x \(variable of type T constrained by any\)"
func rng[T any](x T) {
	for range x { // ERROR "cannot range over x \(variable of type T constrained by any\): no specific type"
	}
}
func fld[T S](x T) int      { return x.x } // ERROR "x\.x undefined \(type T has no field or method x\)"
func mth[T any](x T) string { return x.String() } // ERROR "x\.String undefined \(type T has no field or method String\)"
func asrt[T any](x T)       { _ = x.(int) } // ERROR "invalid operation: cannot use type assertion on type parameter value x \(variable of type T constrained by any\)"
func sw[T any](x T) {
	switch x.(type) { // ERROR "cannot use type switch on type parameter value x \(variable of type T constrained by any\)"
	}
}
func konst[T Num]() {
	const c T = 1 // ERROR "invalid constant type T"
	var u T = 1.5 // ERROR "cannot use 1\.5 \(untyped float constant\) as T value in variable declaration"
	_ = u
}
func conv[T, U any](x T) U { return U(x) } // ERROR "cannot convert x \(variable of type T constrained by any\) to type U"
func ret[T any]() T        { return nil } // ERROR "cannot use nil as T value in return statement"
func ret2[T any]() T       { return 0 } // ERROR "cannot use 0 \(untyped int constant\) as T value in return statement"
func unused[T any]() {
	var x T // ERROR "declared and not used: x"
}
func dup[T, T any]()      {} // ERROR "T redeclared in this block"
func shadow[T any](T int) {} // ERROR "T redeclared in this block"
func bad[T int](x T) {
	var s string = x // ERROR "declared and not used: s" "cannot use x \(variable of type T constrained by int\) as string value in variable declaration"
}
func constr(x Num)        {} // ERROR "cannot use type Num outside a type constraint: interface contains type constraints"
func constr2() (c comparable) { return } // ERROR "cannot use type comparable outside a type constraint: interface is \(or embeds\) comparable"

var _ L // ERROR "cannot use generic type L\[T any\] without instantiation"
var _ L[int, string] // ERROR "too many type arguments for type L: have 2, want 1"
var _ M[string] // ERROR "not enough type arguments for type M: have 1, want 2"
var _ M[[]int, int] // ERROR "\[\]int does not satisfy comparable"
var _ S[int] // ERROR "invalid operation: S\[int\] \(S is not a generic type\)"
var _ = F // ERROR "cannot use generic function F without instantiation"
var _ = F[string] // ERROR "string does not satisfy Num \(string missing in ~int \| ~float64\)"
var _ = G(1, "x") // ERROR "in call to G, mismatched types untyped int and untyped string \(cannot infer T\)"
var _ = H() // ERROR "in call to H, cannot infer T"
var _ = H[int, int]() // ERROR "got 2 type arguments but want 1"
var _ = cmp([]int{}, nil) // ERROR "\[\]int does not satisfy comparable"

func main() {
	I(3) // ERROR "int does not satisfy fmt\.Stringer \(missing method String\)"
	F("x") // ERROR "string does not satisfy Num \(string missing in ~int \| ~float64\)"
	F(S{}) // ERROR "S does not satisfy Num \(S missing in ~int \| ~float64\)"
	P(S{}) // ERROR "\*S does not satisfy interface\{Set\(int\); \*S\} \(missing method Set\)"
	cmp(func() {}, func() {}) // ERROR "func\(\) does not satisfy comparable"
	var l L[int]
	l.Foo() // ERROR "l\.Foo undefined \(type L\[int\] has no field or method Foo\)"
	l.Get(1) // ERROR "too many arguments in call to l\.Get"
	var e error = l // ERROR "cannot use l \(variable of struct type L\[int\]\) as error value in variable declaration: L\[int\] does not implement error \(missing method Error\)"
	_ = e
	F[int]("x") // ERROR "cannot use \"x\" \(untyped string constant\) as int value in argument to F\[int\]"
	G[int](1, "a") // ERROR "cannot use \"a\" \(untyped string constant\) as int value in argument to G\[int\]"
	x := G // ERROR "cannot use generic function G without instantiation"
	fmt.Println(x)
	_ = L{} // ERROR "cannot use generic type L\[T any\] without instantiation"
	_ = L[int]{"x"} // ERROR "cannot use \"x\" \(untyped string constant\) as int value in struct literal"
}
