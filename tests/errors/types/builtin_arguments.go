package main

func main() {
	_ = len(5) // ERROR "invalid argument: 5 \(untyped int constant\) for built-in len"
	_ = cap(map[int]int{}) // ERROR "invalid argument: map\[int\]int\{\} \(value of type map\[int\]int\) for built-in cap"
	_ = append(1, 2) // ERROR "invalid append: argument must be a slice; have 1 \(untyped int constant\)"
	var s []int
	s = append(s, "x") // ERROR "cannot use \"x\" \(untyped string constant\) as int value in argument to append"
	delete(s, 1) // ERROR "invalid argument: s \(variable of type \[\]int\) is not a map"
	_ = make(int) // ERROR "invalid argument: cannot make int: type must be slice, map, or channel"
	_ = make([]int) // ERROR "invalid operation: make\(\[\]int\) expects 2 or 3 arguments; found 1"
	_ = min(1, "a") // ERROR "invalid argument: mismatched types untyped int \(previous argument\) and untyped string \(type of \"a\"\)"
	copy(s, "abc") // ERROR "invalid copy: arguments s \(variable of type \[\]int\) and \"abc\" \(untyped string constant\) have different element types int and byte"
}
