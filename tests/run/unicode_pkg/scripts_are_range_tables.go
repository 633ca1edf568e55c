package main

import (
	"fmt"
	"unicode"
)

func main() {
	for _, r := range "aб世λ5あ" {
		fmt.Println(string(r), unicode.Is(unicode.Han, r), unicode.In(r, unicode.Latin, unicode.Cyrillic), unicode.Is(unicode.Greek, r), unicode.Is(unicode.Hiragana, r))
	}
}
