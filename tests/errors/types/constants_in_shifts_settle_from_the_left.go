package main

func main() {
	var s uint
	_ = 1<<s+1.<<s == 1.        // ERROR "shifted operand 1 \(type float64\) must be integer" "shifted operand 1. \(type float64\) must be integer"
	var f float64 = 2<<s + 3<<s // ERROR "shifted operand 2 \(type float64\) must be integer" "shifted operand 3 \(type float64\) must be integer"
	var i int = 1<<s - 2.5      // ERROR "2.5 \(untyped float constant\) truncated to int"
	_, _ = f, i
}
