package main

import (
	"fmt"
	"strings"
	"unicode"
)

func main() {
	fmt.Println(strings.ToUpper("héllo ß 123"), strings.ToLower("ÀÉÎ Go"), strings.ToTitle("ǆ"))
	fmt.Println(strings.Repeat("ab", 3), strings.Repeat("x", 0) == "", strings.Repeat("-", 20))
	fmt.Println(strings.Replace("oink oink oink", "k", "ky", 2), strings.Replace("aaa", "a", "b", -1), strings.ReplaceAll("ababab", "ab", "c"))
	fmt.Println(strings.Replace("abc", "", "-", -1), strings.ReplaceAll("same", "x", "y"))
	fmt.Println(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return 'a' + (r-'a'+13)%26
		case unicode.IsDigit(r):
			return -1
		}
		return r
	}, "hello 123 wörld"))
	r := strings.NewReplacer("<", "&lt;", ">", "&gt;", "&", "&amp;")
	fmt.Println(r.Replace("<a & b>"))
	r2 := strings.NewReplacer("aaa", "3", "aa", "2", "a", "1", "i", "I")
	fmt.Println(r2.Replace("aaaa i aa b"))
	fmt.Println(strings.ToValidUTF8("a\xffb\xfe", "?"), strings.Clone("copy"))
	fmt.Printf("%q\n", strings.ToUpper("\xff"+"a"))
}
