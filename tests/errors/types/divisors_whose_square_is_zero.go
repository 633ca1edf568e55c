package main

const tiny = 1e-600000000i

var (
	_ = 1 / tiny            // ERROR "invalid operation: division by zero"
	_ = 5.0 / 1e-600000000i // ERROR "invalid operation: division by zero"
	_ = 1 / 1e-3i
)

func main() {}
