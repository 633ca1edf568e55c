package main

import (
	"fmt"
	"strings"
	"unicode"
)

func main() {
	q := func(s string) { fmt.Printf("%q ", s) }
	q(strings.TrimSpace("  \t x y \n\u00a0"))
	q(strings.Trim("xxhixx", "x"))
	q(strings.TrimLeft("abcabcd", "abc"))
	q(strings.TrimRight("123abc321", "123"))
	q(strings.TrimPrefix("foo.go", "foo"))
	q(strings.TrimSuffix("foo.go", ".go"))
	q(strings.TrimFunc("12ab34", unicode.IsDigit))
	q(strings.TrimLeftFunc("  x ", unicode.IsSpace))
	q(strings.TrimRightFunc("  x ", unicode.IsSpace))
	q(strings.Trim("¡¡hé!!", "!¡"))
	q(strings.Trim("", "x"))
	q(strings.TrimSpace("   "))
	fmt.Println()
}
