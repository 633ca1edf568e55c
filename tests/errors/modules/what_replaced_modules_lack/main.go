package main

import (
	_ "example.com/lib/internal/x" // ERROR "use of internal package example\.com/lib/internal/x not allowed"
	_ "example.com/lib/none"       // ERROR "no required module provides package example\.com/lib/none; to add it:"
)

func main() {}
