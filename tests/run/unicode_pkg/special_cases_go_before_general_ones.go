package main

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
)

func main() {
	const text = "Iıİi ŞIKLIK ılık iğne İĞNE ǆǅ straße"
	fmt.Println(strings.ToUpperSpecial(unicode.TurkishCase, text))
	fmt.Println(strings.ToLowerSpecial(unicode.TurkishCase, text))
	fmt.Println(strings.ToTitleSpecial(unicode.AzeriCase, text))
	fmt.Printf("%s\n%s\n%s\n", bytes.ToUpperSpecial(unicode.AzeriCase, []byte(text)), bytes.ToLowerSpecial(unicode.AzeriCase, []byte(text)),
		bytes.ToTitleSpecial(unicode.TurkishCase, []byte(text)))
	pairs := unicode.SpecialCase{
		{Lo: 'a', Hi: 'b'},
		{'0', '9', unicode.TurkishCase[0].Delta},
		{'k', 'p', [unicode.MaxCase]rune{unicode.UpperLower, unicode.UpperLower, unicode.UpperLower}},
	}
	pairs[0], pairs[1] = pairs[1], pairs[0]
	for _, r := range "abcklmnopq09zÄ" {
		fmt.Printf("%c%c%c ", pairs.ToUpper(r), pairs.ToLower(r), pairs.ToTitle(r))
	}
	fmt.Println(len(unicode.TurkishCase), unicode.TurkishCase[1], unicode.UpperLower)
}
