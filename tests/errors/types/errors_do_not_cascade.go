package main

func main() {
	var n int
	unused := 1 // ERROR "declared and not used: unused"
	n(unused)   // ERROR "invalid operation: cannot call n \(variable of type int\): int is not a function"
	n(missing)  // ERROR "invalid operation: cannot call n \(variable of type int\): int is not a function"
	absent(n, missing) // ERROR "undefined: absent" "undefined: missing"
	var x any
	switch v := x.(type) {
	case missing: // ERROR "undefined: missing"
		println(v.name, len(v))
	case *missing: // ERROR "undefined: missing"
		for range v {
		}
	}
	println(0x) // ERROR "hexadecimal literal has no digits"
}
