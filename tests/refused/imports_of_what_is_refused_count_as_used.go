package main

import (
	"fmt"
	"strings"
)

func main() {
	for i := range []complex128{} { // REFUSED "complex numbers are not supported"
		fmt.Println(strings.Repeat("x", i))
	}
}
