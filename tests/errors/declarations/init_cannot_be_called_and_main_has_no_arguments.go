package main

func init() {}

func main() {
	init() // ERROR "undefined: init"
}

func other() {
	var f = init // ERROR "undefined: init"
	_ = f
}
