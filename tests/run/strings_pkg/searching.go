package main

import (
	"fmt"
	"strings"
	"unicode"
)

func main() {
	s := "the quick brown fox; the end,世界"
	fmt.Println(strings.Contains(s, "quick"), strings.Contains(s, ""), strings.ContainsRune(s, '世'), strings.ContainsAny(s, "xyz"))
	fmt.Println(strings.Index(s, "the"), strings.LastIndex(s, "the"), strings.Index(s, "none"), strings.Index(s, ""))
	fmt.Println(strings.IndexByte(s, 'q'), strings.IndexRune(s, '界'), strings.IndexAny(s, ",;"), strings.LastIndexByte(s, 'e'), strings.LastIndexAny(s, "xf"))
	fmt.Println(strings.IndexFunc(s, unicode.IsPunct), strings.LastIndexFunc(s, unicode.IsSpace))
	fmt.Println(strings.HasPrefix(s, "the "), strings.HasSuffix(s, "界"), strings.HasPrefix(s, ""), strings.HasPrefix("", "x"))
	fmt.Println(strings.Count(s, "e"), strings.Count("aaaa", "aa"), strings.Count("héé", ""), strings.Count(s, "zz"))
	fmt.Println(strings.EqualFold("Straße", "STRASSE"), strings.EqualFold("Go", "GO"), strings.EqualFold("σ", "Σ"))
	fmt.Println(strings.Compare("a", "b"), strings.Compare("b", "a"), strings.Compare("a", "a"))
	fmt.Println(strings.ContainsFunc(s, unicode.IsUpper))
}
