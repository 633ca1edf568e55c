package main

type C interface{ comparable; int | []int | string }
type D interface{ int; string }
type E interface{ ~int | ~string; int | float64 }
type M interface{ m() }
type N interface{ M; ~int }
type O[T any] interface{ ~[]T; Len() int }
type P[T O[E2], E2 any] struct{ x T }
type Q[A any, B Q2[A]] struct{ a A; b B }
type Q2[A any] interface{ Do(A) }
type R[T R[T]] struct{}
type S[T interface{ Cmp(T) int }] struct{}
type U[T *T] struct{} // ERROR "undefined: T"
type W[A B, B C2[A]] struct{} // ERROR "cannot use a type parameter as constraint"
type C2[X any] interface{ foo(X) }

func a[T C](x T) bool { return x == x }
func b[T D](x T) { _ = x + 1; a(x) } // ERROR "invalid operation: x \+ 1 \(mismatched types T and untyped int\)"
func c[T E](x T) T { return x + 1 }
func d[T M](x T) { x.m(); var m M = x; m.m(); d(m); d[M](nil); e(x) } // ERROR "in call to e, T \(type T\) does not satisfy N"
func e[T N](x T) { d(x); x.m(); _ = x + 1; _ = int(x); _ = x + "s" } // ERROR "invalid operation: x \+ \"s\" \(mismatched types T and untyped string\)"
func f[T any, PT interface{ *T; M }](x T) { PT(&x).m(); x.m() } // ERROR "x\.m undefined \(type T has no field or method m\)"
func g[T int | string](x T) { switch any(x).(type) { case int: var y int = x; _ = y; case T: case string, bool: }; _ = x.(int) } // ERROR "cannot use x \(variable of type T constrained by int \| string\) as int value in variable declaration" "invalid operation: cannot use type assertion on type parameter value x \(variable of type T constrained by int \| string\)"
func h[K comparable](a, b K) bool { return a == b && a < b } // ERROR "invalid operation: a < b \(type parameter K cannot use operator <\)"
func i[T ~int | ~float64](x T) { _ = x % 2; _ = x & 1; _ = ^x; _ = !x; _ = -x; _ = x << 1; _ = x / 0; _ = x / 0.0 } // ERROR "invalid operation: operator % not defined on x \(variable of type T constrained by ~int \| ~float64\)" "invalid operation: operator & not defined on x \(variable of type T constrained by ~int \| ~float64\)" "invalid operation: operator \^ not defined on x \(variable of type T constrained by ~int \| ~float64\)" "invalid operation: operator ! not defined on x \(variable of type T constrained by ~int \| ~float64\)" "invalid operation: shifted operand x \(variable of type T constrained by ~int \| ~float64\) must be integer"
func j[T ~int8 | ~uint8](x T) { _ = x + 128; _ = x + 127; _ = x - 1; _ = -x; _ = T(128); _ = T(-1); _ = T("x") ; _ = T(1.5); _ = string(x); _ = []byte(x); _ = float32(x) } // ERROR "cannot convert 128 \(untyped int constant\) to type T" "cannot convert 128 \(untyped int value\) to type T: constant 128 overflows int8 \(in T\)" "cannot convert -1 \(untyped int value\) to type T: constant -1 overflows uint8 \(in T\)" "cannot convert \"x\" \(untyped string value\) to type T: cannot convert \"x\" \(untyped string constant\) to type int8 \(in T\)" "cannot convert 1\.5 \(untyped float value\) to type T: cannot convert 1\.5 \(untyped float constant\) to type int8 \(in T\)" "cannot convert x \(variable of type T constrained by ~int8 \| ~uint8\) to type \[\]byte: cannot convert int8 \(in T\) to type \[\]byte"
func k[T ~string | ~[]byte](x T) { _ = len(x); _ = cap(x); x[0] = 1; _ = x[0]; _ = x[1:]; _ = x[1:2:3]; _ = T("abc"); _ = string(x); _ = []byte(x); _ = []rune(x); _ = x + x } // ERROR "invalid argument: x \(variable of type T constrained by ~string \| ~\[\]byte\) for built-in cap" "cannot assign to x\[0\] \(neither addressable nor a map index expression\)" "invalid operation: 3-index slice of string" "cannot convert x \(variable of type T constrained by ~string \| ~\[\]byte\) to type \[\]rune: cannot convert \[\]byte \(in T\) to type \[\]rune" "invalid operation: operator \+ not defined on x \(variable of type T constrained by ~string \| ~\[\]byte\)"
func l[T [4]int | [2]int](x T, p *T) { _ = x[3]; _ = x[1]; _ = len(x); const n = len(x); _ = p[0]; _ = x[:]; for range x {} ; for range p {} } // ERROR "invalid argument: index 3 out of bounds \[0:2\]" "len\(x\) \(value of type int\) is not constant" "cannot index p \(variable of type \*T\)" "cannot slice x \(variable of type T constrained by \[4\]int \| \[2\]int\): \[4\]int and \[2\]int have different underlying types" "cannot range over x \(variable of type T constrained by \[4\]int \| \[2\]int\): \[4\]int and \[2\]int have different underlying types" "cannot range over p \(variable of type \*T\)"
func m2[T ~map[string]int | ~map[string]int8](m T) { m["a"] = 1; delete(m, 1); delete(m, "x"); for range m {}; clear(m); _ = len(m); _ = m[1] } // ERROR "cannot index m \(variable of type T constrained by ~map\[string\]int \| ~map\[string\]int8\)" "cannot use 1 \(untyped int constant\) as string value in argument to delete" "cannot range over m \(variable of type T constrained by ~map\[string\]int \| ~map\[string\]int8\): map\[string\]int and map\[string\]int8 have different underlying types" "cannot index m \(variable of type T constrained by ~map\[string\]int \| ~map\[string\]int8\)"
func n[T ~func(int) string](x T) string { x("a"); x(1, 2); return x(1) } // ERROR "cannot use \"a\" \(untyped string constant\) as int value in argument to x" "too many arguments in call to x"
func o[T ~struct{ a int }](x T) { _ = x.a; _ = T{1}; _ = T{a: 1}; _ = T{b: 1}; _ = struct{ a int }(x) } // ERROR "x\.a undefined \(type T has no field or method a\)" "unknown field b in struct literal of type T"
func p[T ~*int](x T) { *x = 1; *x = "a"; _ = x == nil; _ = x.foo; var y *int = x; _ = y } // ERROR "cannot use \"a\" \(untyped string constant\) as int value in assignment" "x\.foo undefined \(type T has no field or method foo\)"
func q[T ~chan int](x T) { x <- 1; x <- "a"; <-x; close(x); for v := range x { _ = v + "a" }; _ = make(T); _ = make(T, 1); _ = make(T, "a") } // ERROR "cannot use \"a\" \(untyped string constant\) as int value in send" "invalid operation: v \+ \"a\" \(mismatched types int and untyped string\)" "cannot convert \"a\" \(untyped string constant\) to type int"
func r[T ~[]int](x T) T { x = append(x, 1); x = append(x, "a"); _ = make(T, 1); _ = make(T); x = []int{1}; var y []int = x; y = append(y, x...); copy(x, y); copy(x, "s"); return y } // ERROR "cannot use \"a\" \(untyped string constant\) as int value in argument to append" "invalid operation: make\(T\) expects 2 or 3 arguments; found 1" "invalid copy: arguments x \(variable of type T constrained by ~\[\]int\) and \"s\" \(untyped string constant\) have different element types int and byte"
func s[T any](x T) { var y T = x; y = nil; var z any = x; z = y; _ = z; _ = T(x); _ = new(T); _ = *new(T); var e error = x; _ = e; _ = []T{x, 1}; _ = map[string]T{"a": "b"}; _ = func(T) {}; _ = &x; (&x).foo(); x() ; x++ } // ERROR "cannot use nil as T value in assignment" "cannot use x \(variable of type T constrained by any\) as error value in variable declaration" "cannot use 1 \(untyped int constant\) as T value in array or slice literal" "cannot use \"b\" \(untyped string constant\) as T value in map literal" "\(&x\)\.foo undefined \(type \*T is pointer to type parameter, not type parameter\)" "invalid operation: cannot call x \(variable of type T constrained by any\): no specific type" "invalid operation: x\+\+ \(non-numeric type T\)"
func t[A, B any](a A, b B) { a = b; _ = a == b; _ = A(b); var f func(A) B; f(b); _ = f(a) + 1; t(b, a); t[B](b, a); t[B](a, a) } // ERROR "cannot use b \(variable of type B constrained by any\) as A value in assignment" "invalid operation: a == b \(mismatched types A and B\)" "cannot convert b \(variable of type B constrained by any\) to type A" "cannot use b \(variable of type B constrained by any\) as A value in argument to f" "invalid operation: f\(a\) \+ 1 \(mismatched types B and untyped int\)" "cannot use a \(variable of type A constrained by any\) as B value in argument to t\[B\]"
func u[T interface{ ~int; String() string }](x T) string { return x.String() + x; } // ERROR "invalid operation: x\.String\(\) \+ x \(mismatched types string and T\)"
func v[T error](x T) { _ = x.Error(); var e error = x; _ = e.(T); _ = x.(error); switch e.(type) { case T: case *T: } } // ERROR "invalid operation: cannot use type assertion on type parameter value x \(variable of type T constrained by error\)" "impossible type switch case: \*T"
func w[T interface{ int | error }](x T) {} // ERROR "cannot use error in union \(error contains methods\)"
func y[T any]() { x[T](); x[struct{ t T }]() } // ERROR "undefined: x"
func z(a any) { x[a](); var T int; _ = T; a.(T) } // ERROR "undefined: x" "T \(local variable\) is not a type"
func main() {
	a(1)
	b(1) // ERROR "cannot satisfy D \(empty type set\)"
	c(1)
	c("x") // ERROR "cannot use \"x\" \(untyped string constant\) as int value in argument to c"
	c[int8](1) // ERROR "int8 does not satisfy E \(int8 missing in int\)"
	f[X] // ERROR "f\[X\] \(value of type func\(x X\)\) is not used"
	f(X(1))
	u(X(1)) // ERROR "in call to u, T \(type X\) does not satisfy interface\{String\(\) string; ~int\} \(method String has pointer receiver\)"
	k([]string{}) // ERROR "\[\]string does not satisfy ~string \| ~\[\]byte \(\[\]string missing in ~string \| ~\[\]byte\)"
	l([3]int{}, nil) // ERROR "\[3\]int does not satisfy \[4\]int \| \[2\]int \(\[3\]int missing in \[4\]int \| \[2\]int\)"
	r([]string{}) // ERROR "in call to r, T \(type \[\]string\) does not satisfy ~\[\]int"
	r(nil) // ERROR "in call to r, cannot infer T"
	w(1)
	var _ S[int] // ERROR "int does not satisfy interface\{Cmp\(int\) int\} \(missing method Cmp\)"
	var _ S[X] // ERROR "X does not satisfy interface\{Cmp\(X\) int\} \(missing method Cmp\)"
	var _ S[Z]
	var _ P[L, int]
	var _ P[L, string] // ERROR "L does not satisfy O\[string\] \(L missing in ~\[\]string\)"
	var _ P[[]int, int] // ERROR "\[\]int does not satisfy O\[int\] \(missing method Len\)"
	var _ Q[int, X] // ERROR "X does not satisfy Q2\[int\] \(missing method Do\)"
	var _ U[int] // ERROR "invalid operation: U\[int\] \(U is not a generic type\)"
}
type X int
func (X) m() {}
func (*X) String() string { return "" }
type Z struct{}
func (Z) Cmp(Z) int { return 0 }
type L []int
func (L) Len() int { return 0 }
