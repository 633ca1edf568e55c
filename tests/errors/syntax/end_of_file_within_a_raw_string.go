package main

func main() {
	println(`raw) // ERROR "string not terminated"
}
// ERROR "unexpected EOF in argument list; possibly missing comma or \)"