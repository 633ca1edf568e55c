package main

func f(a, b int, c string) {}

func main() {
	f(missing)          // ERROR "undefined: missing" "not enough arguments in call to f"
	f(missing, 1, 2, 3) // ERROR "undefined: missing" "too many arguments in call to f"
	f(1+"a", 2)         // ERROR "invalid operation: .*mismatched types|cannot convert" "not enough arguments in call to f"
}
