package main

func main() {
	s := append([]int{}, "a")      // ERROR "cannot use \"a\" \(untyped string constant\) as int value in argument to append"
	var text string = s            // ERROR "cannot use s \(variable of type \[\]int\) as string value"
	t := make([]string, "a")       // ERROR "cannot convert \"a\" \(untyped string constant\) to type int"
	text = t                       // ERROR "cannot use t \(variable of type \[\]string\) as string value"
	make([]int, 2, 1)              // ERROR "length and capacity swapped" "make\(\[\]int, 2, 1\) \(value of type \[\]int\) is not used"
	_ = len[0]                     // ERROR "cannot index len \(built-in\)"
	_ = *cap                       // ERROR "invalid operation: cannot indirect cap \(built-in\)"
	copy([]int{}, text)            // ERROR "have different element types int and byte"
	_, _ = text, string(1<<len(s)) // ERROR "invalid operation: shifted operand 1 \(type string\) must be integer"
}
