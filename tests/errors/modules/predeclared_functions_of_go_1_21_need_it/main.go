package main

func max(a, b string) string {
	if a < b {
		return b
	}
	return a
}

func main() {
	m := map[int]bool{}
	clear(m)         // ERROR "^clear requires go1\.21 or later \(-lang was set to go1\.20; check go\.mod\)$"
	_ = min(1, 2, 3) // ERROR "^built-in min requires go1\.21 or later \("
	_ = max("a", "b")
	for i := range 3 { // ERROR "^cannot range over 3 \(untyped int constant\): requires go1\.22 or later \("
		_ = i
	}
	for x := range func(func(int) bool) {} { // ERROR "^cannot range over .*: requires go1\.23 or later \("
		_ = x
	}
	p := new(m[1]) // ERROR "^new\(m\[1\]\) requires go1\.26 or later \("
	_ = p
}

type set[T comparable] = map[T]bool // ERROR "^generic type alias requires go1\.23 or later \("

type inner struct{ v int }

type outer struct{ inner }

func (inner) method[T any](v T) {} // ERROR "^generic method requires go1\.27 or later \("

var whole = outer{v: 1} // ERROR "^use of promoted field inner\.v in struct literal of type outer requires go1\.27 or later \("
