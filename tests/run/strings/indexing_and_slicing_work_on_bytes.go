package main

import "fmt"

func main() {
	s := "héllo, 世界"
	fmt.Println(len(s), s[0], s[1], s[2], s[len(s)-1])
	fmt.Println(s[:1], s[3:6], s[8:11], s[11:], s[:0] == "", s[len(s):] == "")
	fmt.Printf("%q %q %x\n", s[1:2], s[:2], s[8:])
	t := s
	s += "!"
	fmt.Println(t, s, len(t), len(s))
	fmt.Println("a" < "b", "a" < "A", "abc" < "abd", "ab" < "abc", "" < "a", "é" > "z", s == t+"!")
	r := `raw \n "string"
with a newline`
	fmt.Println(r, len(r))
	e := "\a\b\f\n\r\t\v\\\"\x41\101\u00e9\U0001F600"
	fmt.Println(len(e), []byte(e))
}
