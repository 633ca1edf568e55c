package main

func a() {
	x := := 1 // ERROR "syntax error: unexpected :=, expected expression"
}

func b() {
	for i := 0; i < 3 { // ERROR "syntax error: unexpected \{, expected semicolon or newline"
	} // ERROR "syntax error: unexpected \}, expected expression"
}

func c( { // ERROR "syntax error: unexpected \{, expected \)"
}

func main() {}
