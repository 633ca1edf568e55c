package main

type yes bool

func one(func(int) bool)                {}
func none(func() bool)                  {}
func two(func(int, string) bool)        {}
func three(func(int, int, int) bool)    {}
func results(func(int) bool) int        { return 0 }
func noBool(func(int))                  {}
func named(func(int) yes)               {}
func variadic(func(...int) bool)        {}
func noFunc(int)                        {}
func more(func(int) bool, int)          {}
func generic[F func(int) bool](yield F) {}

func values() (n int, err error) {
	for i := range none { // ERROR "range over none \(value of type func\(func\(\) bool\)\) permits no iteration variables"
	}
	for i, v := range one { // ERROR "declared and not used: i" "range over one \(value of type func\(func\(int\) bool\)\) permits only one iteration variable"
	}
	for i, v := range two { // ERROR "declared and not used: i" "declared and not used: v"
		unused := 1 // ERROR "declared and not used: unused"
	}
	for range three { // ERROR "cannot range over three \(value of type func\(func\(int, int, int\) bool\)\): func must be func\(yield func\(\.\.\.\) bool\): yield func has too many parameters"
	}
	for range results { // ERROR "func must be func\(yield func\(\.\.\.\) bool\): unexpected results"
	}
	for range noBool { // ERROR "yield func does not return bool"
	}
	for range named { // ERROR "yield func returns user-defined boolean, not bool"
	}
	for range variadic { // ERROR "yield func of type func\(\.\.\.int\) bool cannot be variadic"
	}
	for range noFunc { // ERROR "argument is not func"
	}
	for range more { // ERROR "wrong argument count"
	}
	for range generic[func(int) bool] {
	}
	var s string
	_ = s
	for s = range one { // ERROR "cannot use s \(value of type int\) as string value in assignment"
	}
	for _, s = range two {
		break missing // ERROR "break label not defined: missing"
	}
	for range none {
		err := error(nil)
		if err != nil {
			return // ERROR "result parameter err not in scope at return"
		}
		return 1 // ERROR "not enough return values\n\thave \(number\)\n\twant \(int, error\)"
	}
	for range none {
		fallthrough // ERROR "fallthrough statement out of place"
	}
	return
}

func loop() int {
	for range none {
		return 1
	}
} // ERROR "missing return"

func main() { values(); loop() }
