package main

func f() int { return 1 }

func main() {
	var s []int
	append(s, 1) // ERROR "append\(s, 1\) \(value of type \[\]int\) is not used"
	len(s) // ERROR "len\(s\) \(value of type int\) is not used"
	make([]int, 1) // ERROR "make\(\[\]int, 1\) \(value of type \[\]int\) is not used"
	1 + 2 // ERROR "1 \+ 2 \(untyped int constant 3\) is not used"
	f() == 2 // ERROR "f\(\) == 2 \(untyped bool value\) is not used"
	s[0] // ERROR "s\[0\] \(variable of type int\) is not used"
	f // ERROR "f \(value of type func\(\) int\) is not used"
	-f() // ERROR "-f\(\) \(value of type int\) is not used"
	defer len(s) // ERROR "defer discards result of len\(s\) \(value of type int\)"
	go append(s, 1) // ERROR "go discards result of append\(s, 1\) \(value of type \[\]int\)"
}
