package main

import (
	"fmt"
	"unicode/utf8"
)

func main() {
	s := "aé世\U0001F600\xff"
	fmt.Println(utf8.RuneCountInString(s), utf8.ValidString(s), utf8.ValidString(s[:10]), utf8.RuneCount([]byte(s)))
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		fmt.Print(r, ":", n, " ")
		i += n
	}
	fmt.Println()
	for b := []byte(s); len(b) > 0; {
		r, n := utf8.DecodeLastRune(b)
		fmt.Print(r, ":", n, " ")
		b = b[:len(b)-n]
	}
	fmt.Println()
	buf := make([]byte, 4)
	for _, r := range []rune{'x', 'é', '世', 0x1F600, -1, 0xD800} {
		n := utf8.EncodeRune(buf, r)
		fmt.Print(buf[:n], utf8.RuneLen(r), utf8.ValidRune(r), " ")
	}
	fmt.Println()
	fmt.Println(utf8.AppendRune([]byte("a"), '界'), utf8.FullRune([]byte{0xe4, 0xb8}), utf8.FullRuneInString("é"), utf8.RuneStart(0x80))
	fmt.Println(utf8.DecodeRuneInString(""))
	fmt.Println(utf8.DecodeRuneInString("\xed\xa0\x80"))
	fmt.Println(utf8.UTFMax, utf8.RuneError, utf8.MaxRune, utf8.RuneSelf)
}
