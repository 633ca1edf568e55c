package main

import (
	"fmt"
	"unicode"
)

func main() {
	for _, r := range "aZ5 \t_é世Σß٣½!\u00a0\U0001F600ǅ" {
		fmt.Println(string(r), unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsNumber(r), unicode.IsSpace(r), unicode.IsUpper(r), unicode.IsLower(r),
			unicode.IsPunct(r), unicode.IsControl(r), unicode.IsPrint(r), unicode.IsGraphic(r), unicode.IsSymbol(r), unicode.IsTitle(r))
		fmt.Println(string(unicode.ToUpper(r)), string(unicode.ToLower(r)), string(unicode.ToTitle(r)))
	}
	fmt.Println(unicode.IsMark('\u0301'))
	fmt.Println(unicode.MaxRune, unicode.ReplacementChar, unicode.SimpleFold('A'), unicode.IsLetter(-1))
}
