package main

func a() {
	x := := 1 // ERROR "syntax error: unexpected :=, expected expression"
}

func b() {
	var = 3 // ERROR "syntax error: unexpected =, expected name"
}

func c( { // ERROR "syntax error: unexpected \{, expected \)"
}

func main() {}
