package main

func main() {
	f := 1.5
	s := "x"
	_ = f << 2    // ERROR "invalid operation: shifted operand f \(variable of type float64\) must be integer"
	_ = 1 << s    // ERROR "invalid operation: shift count s \(variable of type string\) must be integer"
	_ = 1 << -1   // ERROR "invalid operation: negative shift count -1 \(untyped int constant\)"
	_ = 1.5 << 1  // ERROR "invalid operation: shifted operand 1.5 \(untyped float constant\) must be integer"
	var n uint = 3
	var g float64 = 1 << n // ERROR "invalid operation: shifted operand 1 \(type float64\) must be integer"
	_ = g
}
