package main

import (
	"fmt"
	"maps"
	"slices"
	"unicode"
)

func count(t *unicode.RangeTable) (n int) {
	for _, r := range t.R16 {
		n += int(r.Hi-r.Lo)/int(r.Stride) + 1
	}
	for _, r := range t.R32 {
		n += int(r.Hi-r.Lo)/int(r.Stride) + 1
	}
	return n
}

func main() {
	for _, sets := range []map[string]*unicode.RangeTable{unicode.Categories, unicode.Scripts} {
		for _, name := range slices.Sorted(maps.Keys(sets)) {
			fmt.Println(name, count(sets[name]))
		}
	}
	fmt.Println(unicode.Is(unicode.Sc, '€'), unicode.Is(unicode.Pd, '-'), unicode.Is(unicode.Armenian, 'Ա'), unicode.In('ß', unicode.LC, unicode.Sm))
	fmt.Println(unicode.Other == unicode.C, unicode.Letter == unicode.L, unicode.Version, len(unicode.GraphicRanges), len(unicode.PrintRanges))
}
