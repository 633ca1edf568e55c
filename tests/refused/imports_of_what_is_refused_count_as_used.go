package main

import (
	"fmt"
	"strings"
)

func Print[T any](value T) { // REFUSED "generic functions are not supported"
	fmt.Println(strings.ToUpper("x"), value)
}

func main() { Print(1) }
