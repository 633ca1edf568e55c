package main

import (
	"fmt"
	"strings"
	"unicode"
)

func main() {
	p := func(parts []string) { fmt.Printf("%d %q\n", len(parts), parts) }
	p(strings.Split("a,b,,c", ","))
	p(strings.Split("", ","))
	p(strings.Split("abc", ""))
	p(strings.Split("héy", ""))
	p(strings.SplitN("a,b,c,d", ",", 2))
	p(strings.SplitN("a,b,c,d", ",", 0))
	p(strings.SplitN("a,b", ",", -1))
	p(strings.SplitAfter("a,b,c", ","))
	p(strings.SplitAfterN("a,b,c", ",", 2))
	p(strings.Fields("  two  words\tand\nmore "))
	p(strings.Fields(" \t "))
	p(strings.FieldsFunc("a1b22c", unicode.IsDigit))
	fmt.Println(strings.Join([]string{"x", "y", "z"}, "--"), strings.Join(nil, ","), strings.Join([]string{"one"}, ","))
	before, after, found := strings.Cut("key=value=more", "=")
	fmt.Println(before, after, found)
	before, after, found = strings.Cut("none", "=")
	fmt.Printf("%q %q %v\n", before, after, found)
	fmt.Println(strings.CutPrefix("prefix-body", "prefix-"))
	fmt.Println(strings.CutSuffix("body.go", ".txt"))
}
