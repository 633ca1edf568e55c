package main

func main() {
	if true
	println(2) // ERROR "syntax error: unexpected newline, expected \{ after if clause"
}
