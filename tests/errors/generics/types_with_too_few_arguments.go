package main

type pair[K comparable, V any] struct {
	key   K
	value V
}

func (p pair[K, V]) swap() {}

func main() {
	var p pair[int] // ERROR "not enough type arguments for type pair: have 1, want 2"
	p.swap()
	p.key = "one"
	p = pair[int, string]{}  // ERROR "cannot use pair\[int, string\]\{\} \(value of struct type pair\[int, string\]\) as pair\[int\] value in assignment"
	var q pair[int, int, int] // ERROR "too many type arguments for type pair: have 3, want 2"
	q = p // Of neither is more known.
	_ = q
	_ = pair[string]{"a", 1} // ERROR "not enough type arguments for type pair: have 1, want 2"
}
