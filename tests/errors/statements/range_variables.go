package main

func main() {
	for i, v, w := range []int{} { // ERROR "declared and not used: i" "declared and not used: v" "range clause permits at most two iteration variables"
	}
	for i, v := range 10 { // ERROR "declared and not used: i" "range over 10 \(untyped int constant\) permits only one iteration variable"
	}
	var c chan int
	for i, v := range c { // ERROR "declared and not used: i" "range over c \(variable of type chan int\) permits only one iteration variable"
	}
	for i := range 1.5 { // ERROR "cannot range over 1\.5 \(untyped float constant\)"
	}
	var s string
	for s = range []int{1} { // ERROR "cannot use s \(value of type int\) as string value in assignment"
	}
	_ = s
}
