package main

func two(a int, b string) {}
func none()               {}
func pair() (int, int)    { return 1, 2 }
func many(s string, n ...int) {}

func main() {
	two(1) // ERROR "not enough arguments in call to two"
	two(1, "a", 2) // ERROR "too many arguments in call to two"
	two("a", 1) // ERROR "cannot use \"a\" \(untyped string constant\) as int value in argument to two" "cannot use 1 \(untyped int constant\) as string value in argument to two"
	none(1) // ERROR "too many arguments in call to none"
	x := none() // ERROR "none\(\) \(no value\) used as value"
	y := pair() // ERROR "assignment mismatch: 1 variable but pair returns 2 values"
	var a, b, c = pair() // ERROR "assignment mismatch: 3 variables but pair returns 2 values"
	many() // ERROR "not enough arguments in call to many"
	many("a", "b") // ERROR "cannot use \"b\" \(untyped string constant\) as int value in argument to many"
	_, _, _, _, _ = x, y, a, b, c
}
