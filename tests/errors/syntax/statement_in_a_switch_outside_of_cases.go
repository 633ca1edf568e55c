package main

func main() {
	switch x := 1 { // ERROR "syntax error: cannot use x := 1 as value"
	println(2)      // ERROR "syntax error: unexpected name println, expected case or default or }"
} // ERROR "syntax error: unexpected }, expected :"
