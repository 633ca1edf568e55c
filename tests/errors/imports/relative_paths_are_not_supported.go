package main

import "./foo" // ERROR "relative"

func main() {
	foo.F()
}
