package main

func main() {
	a := 1; { a := 2 } // ERROR "declared and not used: a" "declared and not used: a"
	b := 3 // ERROR "declared and not used: b"
}

func nested() {
	c := 1; { c := 2; { c := 3 } } // ERROR "declared and not used: c"
}
