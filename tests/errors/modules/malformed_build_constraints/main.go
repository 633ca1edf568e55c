package main

import (
	_ "m/a" // ERROR "a.go: parsing //go:build line: unexpected end of expression"
	_ "m/b" // ERROR "b.go: multiple //go:build comments"
)

func main() {}
