package main

func two() (int, string)         { return 1, "a" }
func three() (int, string, error) {
	return two(), nil // ERROR "multiple-value two\(\) \(value of type \(int, string\)\) in single-value context" "not enough return values"
}
func none() {}

func f(a, b int, c string) {}

func results() (int, int) {
	if true {
		return undefined, 1, 2 // ERROR "undefined: undefined"
	}
	if true {
		return undefined // ERROR "undefined: undefined"
	}
	return none() // ERROR "none\(\) \(no value\) used as value"
}

func main() {
	f(f(1, 2, "a")) // ERROR "f\(1, 2, \"a\"\) \(no value\) used as value" "not enough arguments in call to f"
	f(none(), 1)    // ERROR "none\(\) \(no value\) used as value" "not enough arguments in call to f"
	f(1, two())     // ERROR "multiple-value two\(\) .*in single-value context" "not enough arguments in call to f"
}
