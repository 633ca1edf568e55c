package main

import "fmt"

type whole interface{ ~int | ~int64 }
type real interface{ ~float32 | ~float64 }
type word string
type words interface{ word | ~[]byte }

func rest[N whole | real](a, b N) N { return a % b } // ERROR "operator % not defined on a \(variable of type N constrained by whole \| real\)"

func show[N interface {
	whole
	fmt.Stringer
}](n N) {
	var s string = n // ERROR "declared and not used: s" "cannot use n \(variable of type N constrained by interface\{whole; fmt\.Stringer\}\) as string value in variable declaration"
}

func none[N interface {
	int
	string
}](n N) {
	_ = n + n // ERROR "operator \+ not defined on n \(variable of type N constrained by interface\{int; string\} with empty type set\)"
}

func list[E fmt.Stringer, S interface{ ~[]E }](s S) {}

func text[W words](w W) {}

type both interface {
	Close()
	fmt.Stringer
}

func main() {
	text("plain") // ERROR "string does not satisfy words \(possibly missing ~ for word in words\)|string does not satisfy words \(string missing in main\.word \| ~\[\]byte\)"
	text(3)       // ERROR "int does not satisfy words \(int missing in main\.word \| ~\[\]byte\)"
	list([]int{}) // ERROR "in call to list, E \(type int\) does not satisfy fmt\.Stringer \(missing method String\)"
	var b interface {
		fmt.Stringer
		Close()
	}
	b = 1 // ERROR "cannot use 1 \(constant of type int\) as interface\{Close\(\); fmt\.Stringer\} value in assignment"
	_ = b
}


