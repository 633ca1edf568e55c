package main

import "fmt"

type text string
type octets []byte

func main() {
	b := []byte("mutable")
	s := string(b)
	b[0] = 'M'
	fmt.Println(s, string(b))
	r := []rune("naïve")
	r[2] = 'i'
	fmt.Println(string(r), len(r), cap(r) >= 5)
	fmt.Println(string(rune(65)), string(rune(0x1F600)), string(rune(-5)))
	t := text("typed")
	o := octets(t)
	o = append(o, "!?"...)
	fmt.Println(t, string(o), text(o[:2]), []byte(t)[0])
	fmt.Println(string([]byte(nil)) == "", len([]byte("")), []byte("") == nil)
	n := copy(b, "xyz")
	fmt.Println(n, string(b))
	n = copy(b[5:], "long string")
	fmt.Println(n, string(b))
}
