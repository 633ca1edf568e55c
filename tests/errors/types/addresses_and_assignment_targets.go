package main

type t struct{ n int }

func get() t { return t{} }

const c = 1

func main() {
	_ = &5            // ERROR "invalid operation: cannot take address of 5"
	_ = &get()        // ERROR "invalid operation: cannot take address of get\(\)"
	m := map[string]t{}
	m["a"].n = 1      // ERROR "cannot assign to struct field m\[\"a\"\].n in map"
	_ = &m["a"]       // ERROR "invalid operation: cannot take address of m\[\"a\"\]"
	get().n = 1       // ERROR "cannot assign to get\(\).n \(neither addressable nor a map index expression\)"
	s := "abc"
	s[0] = 'x'        // ERROR "cannot assign to s\[0\] \(neither addressable nor a map index expression\)"
	c = 2             // ERROR "cannot assign to c"
	1 = 2             // ERROR "cannot assign to 1"
	main = nil        // ERROR "cannot assign to main"
	c++               // ERROR "cannot assign to c"
}
