package main

import (
	_ "m/a"
	_ "m/a/internal/x" // ERROR "use of internal package m/a/internal/x not allowed"
)

func main() {}
