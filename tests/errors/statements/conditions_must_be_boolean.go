package main

func main() {
	x := 1
	if x { // ERROR "non-boolean condition in if statement"
	}
	for x { // ERROR "non-boolean condition in for statement"
	}
	switch {
	case x: // ERROR "invalid case x in switch on true \(mismatched types int and bool\)"
	}
	if x = 2; x > 1 {
	}
	s := "a"
	s++ // ERROR "invalid operation: s\+\+ \(non-numeric type string\)"
	x += "a" // ERROR "invalid operation: x \+= \"a\" \(mismatched types int and untyped string\)"
	x, y := 1 // ERROR "assignment mismatch: 2 variables but 1 value"
	_ = y
}
