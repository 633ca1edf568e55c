package main

type T1[P any] struct{ f *T1[T1[P]] }
type T2[P any] struct{ x P }
type T3[P any] P // ERROR "cannot use a type parameter as RHS in type declaration"
type T4[P any] struct{ P } // ERROR "embedded field type cannot be a \(pointer to a\) type parameter"
type T5[P any] = P // ERROR "cannot use type parameter declared in alias declaration as RHS"
type C2 interface{ int | int } // ERROR "overlapping terms int and int"
type C3 interface{ int | ~int } // ERROR "overlapping terms ~int and int"
type C4 interface{ ~error } // ERROR "invalid use of ~ \(error is an interface\)"
type C5 interface{ int | comparable } // ERROR "cannot use comparable in union"
type C6 interface {
	int
	m()
}
type C7[P any] interface{ P } // ERROR "term cannot be a type parameter"
type C8[P any] interface{ int | P } // ERROR "term cannot be a type parameter"
type C9[P any] interface{ ~P } // ERROR "type in term ~P cannot be a type parameter"

func (t T2) m1()        {} // ERROR "cannot use generic type T2\[P any\] without instantiation"
func (t T2[A, B]) m2()  {} // ERROR "receiver declares 2 type parameters, but receiver base type declares 1"
func (t *T2[_]) m4()    {}
func (t T2[[]int]) m5() {} // ERROR "receiver type parameter \[\]int must be an identifier"

func f1[A any](n int)   { f1[*A](n) }
func f2[A any, B A]()   {} // ERROR "cannot use a type parameter as constraint"
func f3[A B, B any]()   {} // ERROR "cannot use a type parameter as constraint"
func main[T any]()      {} // ERROR "func main must have no type parameters"
func init[T any]()      {} // ERROR "func init must have no type parameters"
func f4[A interface{ m() }](a A) {
	a.m()
	a.n() // ERROR "a\.n undefined \(type A has no field or method n\)"
	var i interface{ m() } = a
	i.m()
	var p *A
	p.m() // ERROR "p\.m undefined \(type \*A is pointer to type parameter, not type parameter\)"
}
func f5[A interface{ ~[]E }, E any](a A) E { return a[0] }
func f6[A interface{ ~[]int | ~map[string]int }](a A) { _ = a[0]; len(a) } // ERROR "cannot index a \(variable of type A constrained by interface\{~\[\]int \| ~map\[string\]int\}\)" "len\(a\) \(value of type int\) is not used"
func f7[A ~[]int | ~string](a A) { _ = a[0]; a[0] = 1; for range a {} } // ERROR "cannot index a \(variable of type A constrained by ~\[\]int \| ~string\)" "cannot range over a \(variable of type A constrained by ~\[\]int \| ~string\): \[\]int and string have different underlying types"
func f8[A chan int | <-chan int](a A) { <-a; a <- 1 } // ERROR "invalid operation: cannot send to a \(variable of type A constrained by chan int \| <-chan int\): receive-only channel <-chan int"
func f9[A any](a A) { var _ map[A]int; _ = map[A]int{} } // ERROR "invalid map key type A \(missing comparable constraint\)"
func g1[A ~int8 | ~int](a A) A { a = 200; a++; a <<= 3; a += 1.5; return a / 0 } // ERROR "cannot use 200 \(untyped int constant\) as A value in assignment" "cannot convert 1\.5 \(untyped float constant\) to type A" "invalid operation: division by zero"
func g2[A interface{}](a *A) { a.x() } // ERROR "a\.x undefined \(type \*A is pointer to type parameter, not type parameter\)"
func g3[A any](f func(A)) {}
func g4() { g3(func(x int) {}); g3(g3[int]); g3(nil); g3(1) } // ERROR "in call to g3, cannot infer A"
func g5[A, B any](f func(A) B, a A) B { return f(a) }
func g6() {
	_ = g5(func(x int) string { return "" }, "x") // ERROR "cannot use \"x\" \(untyped string constant\) as int value in argument to g5"
	_ = g5(f5[[]int], []int{1})
	_ = g5(func(x int) string { return "" }, 1)
	var x int = g5(func(x int) string { return "" }, 1) // ERROR "declared and not used: x" "cannot use g5\(func\(x int\) string \{…\}, 1\) \(value of type string\) as int value in variable declaration"
}
func g7[A any](a ...A) {}
func g8() {
	g7(1, 2.5, 'x')
	g7(1, "x") // ERROR "in call to g7, mismatched types untyped int and untyped string \(cannot infer A\)"
	g7() // ERROR "in call to g7, cannot infer A"
	g7[int]()
	g7([]int{1}...)
	g7(g8()...) // ERROR "g8\(\) \(no value\) used as value"
}
func g9() {
	type L[T any] struct{ x T }
	var l L[int]
	l.x = "s" // ERROR "cannot use \"s\" \(untyped string constant\) as int value in assignment"
}
