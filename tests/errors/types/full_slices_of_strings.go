package main

func main() {
	s := "abc"
	_ = s[0:1:2] // ERROR "invalid operation: 3-index slice of string"
	_ = s[::2] // ERROR "middle index required in 3-index slice" "invalid operation: 3-index slice of string"
	_ = s[0:1:] // ERROR "final index required in 3-index slice" "invalid operation: 3-index slice of string"
	_ = "abc"[0:1:2] // ERROR "invalid operation: 3-index slice of string"
}
