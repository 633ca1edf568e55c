package main

func main() {
	for _ := range 5 { // ERROR "no new variables on left side of :="
	}
	for 1 := range 5 { // ERROR "invalid syntax tree: cannot declare 1" "no new variables on left side of :="
	}
	for i, 1 := range "a" { // ERROR "declared and not used: i" "invalid syntax tree: cannot declare 1"
	}
	for i, v := range 5 { // ERROR "range over 5 \(untyped int constant\) permits only one iteration variable"
		println(i, v)
	}
	1 := 2       // ERROR "non-name 1 on left side of :="
	a, 1 := 2, 3 // ERROR "declared and not used: a" "non-name 1 on left side of :="
	f() := 1     // ERROR "undefined: f" "non-name f\(\) on left side of :="
}
