package main

func main() {
	println(1)
	if a, b {} // ERROR "syntax error: unexpected \{, expected := or = or comma"
	println(2)
} // ERROR "syntax error: unexpected }, expected expression"
