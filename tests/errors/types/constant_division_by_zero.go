package main

func main() {
	x := 5
	_ = x / 0   // ERROR "invalid operation: division by zero"
	_ = 1 % 0   // ERROR "invalid operation: division by zero"
	_ = 1.0 / 0 // ERROR "invalid operation: division by zero"
	const z = 10 / (5 - 5) // ERROR "invalid operation: division by zero"
	f := 2.0
	_ = f / 0.0
}
