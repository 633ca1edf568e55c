package main

type ints interface {
	int | uint
	~uint | ~int8
}
type named int
type list[T any] []T
type short = list[int]

func sum[T ints](x T)                       {}
func keys[T interface{ comparable; []int | string }](x T) {}

func (short) first() int { return 0 } // ERROR "cannot define new methods on instantiated type list\[int\]"

func (n named) add(by int) (sum named) { return n + named(by) }

type adder interface{ add(by int) named }

func main() {
	sum[string]("") // ERROR "string does not satisfy ints \(string missing in uint\)"
	sum[int](1)   // ERROR "int does not satisfy ints \(ints mentions int, but int is not in the type set of ints\)"
	sum(uint(1))
	keys([]int{}) // ERROR "does not satisfy"
	var f func() = named.add // ERROR "declared and not used: f" "cannot use named\.add \(value of type func\(n named, by int\) \(sum named\)\) as func\(\) value in variable declaration"
	var g func() = adder.add // ERROR "declared and not used: g" "cannot use adder\.add \(value of type func\(_ adder, by int\) named\) as func\(\) value in variable declaration"
	_ = (list)(nil) // ERROR "cannot use generic type list without instantiation"
	_ = map[complex64]int{1: 1, 1 + 0i: 2} // ERROR "duplicate key \(1 \+ 0i\) in map literal"
}
