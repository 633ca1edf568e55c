package main

var count uint = 3

var (
	_ int        = complex(1<<count, 3) // ERROR "cannot use complex\(1 << count, 3\) \(value of type complex128\) as int value in variable declaration" "invalid operation: shifted operand 1 \(type float64\) must be integer"
	_ complex128 = complex(1<<count, 3) // ERROR "invalid operation: shifted operand 1 \(type float64\) must be integer"
)

func main() {}
