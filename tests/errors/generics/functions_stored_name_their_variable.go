package main

func produce[P any]() P         { panic("") }
func twice[P any](P, P)         {}
func lines[P any](P) []P        { return nil }
func apply(f func(string) []int) {}

type table struct {
	convert func(string) []int
}

func named() (result func(string) []int) {
	return lines // ERROR "inferred type func\(string\) \[\]string for func\(P\) \[\]P does not match type func\(string\) \[\]int of result$"
}

func unnamed() func(int, string) {
	return twice // ERROR "inferred type func\(int, int\) for func\(P, P\) does not match type func\(int, string\) of result variable"
}

var global func(int) = produce // ERROR "type func\(int\) of global does not match func\(\) P \(cannot infer P\)"

func main() {
	var local func(int, string) = twice // ERROR "does not match type func\(int, string\) of local$"
	var a, b func(int) = produce, nil   // ERROR "type func\(int\) of a does not match func\(\) P \(cannot infer P\)"
	var array [2]func(string) []int
	array[0] = lines // ERROR "does not match type func\(string\) \[\]int of array\[0\]"
	t := table{convert: lines} // ERROR "does not match type func\(string\) \[\]int of struct literal"
	t.convert = lines          // ERROR "does not match type func\(string\) \[\]int of t\.convert"
	a, t.convert = nil, lines  // ERROR "does not match type func\(string\) \[\]int of t\.convert"
	_, _, _, _ = local, a, b, t
}
