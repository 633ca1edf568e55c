package main

import (
	"fmt"
	"maps"
	"slices"
	"unicode"
)

// sum makes a number of the runes of a table.
func sum(t *unicode.RangeTable) (count int, mix uint32) {
	add := func(lo, hi, stride uint32) {
		for r := lo; r <= hi; r += stride {
			count++
			mix = mix*31 + r
		}
	}
	for _, r := range t.R16 {
		add(uint32(r.Lo), uint32(r.Hi), uint32(r.Stride))
	}
	for _, r := range t.R32 {
		add(r.Lo, r.Hi, r.Stride)
	}
	return count, mix
}

func main() {
	for _, tables := range []map[string]*unicode.RangeTable{unicode.Properties, unicode.FoldCategory, unicode.FoldScript} {
		fmt.Println(len(tables))
		for _, name := range slices.Sorted(maps.Keys(tables)) {
			count, mix := sum(tables[name])
			fmt.Println(name, count, mix)
		}
	}
	fmt.Println(unicode.Properties["Dash"] == unicode.Dash, unicode.STerm == unicode.Sentence_Terminal)
	for _, r := range "aF7g-–\"«» 漢🇫\u200d\u0301.?" {
		fmt.Printf("%q %t %t %t %t %t %t %t\n", r, unicode.Is(unicode.Hex_Digit, r), unicode.Is(unicode.Dash, r),
			unicode.In(r, unicode.Quotation_Mark, unicode.White_Space), unicode.Is(unicode.Ideographic, r),
			unicode.Is(unicode.Regional_Indicator, r), unicode.Is(unicode.Join_Control, r), unicode.Is(unicode.Terminal_Punctuation, r))
	}
	for _, name := range slices.Sorted(maps.Keys(unicode.CategoryAliases)) {
		fmt.Print(name, "=", unicode.CategoryAliases[name], " ")
	}
	fmt.Println()
}
