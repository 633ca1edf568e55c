package main

import (
	"fmt"
	"strings"
)

func main() {
	var b strings.Builder
	fmt.Println(b.Len(), b.String() == "")
	b.WriteString("head")
	b.WriteByte(':')
	n, err := b.WriteRune('世')
	fmt.Println(n, err)
	b.Write([]byte(" tail"))
	fmt.Println(b.String(), b.Len())
	early := b.String()
	for i := range 300 {
		fmt.Fprintf(&b, "%d,", i)
	}
	fmt.Println(b.Len(), early)
	s := b.String()
	fmt.Println(s[:20], s[len(s)-8:])
	b.Reset()
	b.Grow(100)
	fmt.Println(b.Len(), b.Cap() >= 100)
	b.WriteString("again")
	fmt.Println(b.String())
	builders := make([]strings.Builder, 10)
	for round := range 50 {
		for i := range builders {
			builders[i].WriteString(strings.Repeat(string(rune('a'+i)), round%4))
		}
	}
	total := 0
	for i := range builders {
		total += builders[i].Len()
	}
	fmt.Println(total, builders[3].String()[:5])
}
