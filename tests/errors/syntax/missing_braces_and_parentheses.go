package main

func main() {
	if true {
		println("x" // ERROR "syntax error: unexpected newline in argument list; possibly missing comma or \)"
	}
}
