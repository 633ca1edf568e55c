package main

import "fmt"

var sink []byte

func total(b []byte) (n int) {
	for _, c := range b {
		n += int(c)
	}
	return n
}

func main() {
	a := []byte("abcde")
	a[0] = 'x'
	fmt.Println(len(a), cap(a))
	sink = []byte("abcde")
	fmt.Println(len(sink), cap(sink))
	r := []byte("abcde")
	fmt.Println(len(r), cap(r), total(r))
	e := []byte("")
	fmt.Println(len(e), cap(e), e == nil, total([]byte("")))
	sink = []byte("")
	fmt.Println(len(sink), cap(sink), sink == nil)
	empty := string(a[:0])
	n := []byte(empty)
	fmt.Println(len(n), n == nil, []byte(empty) == nil, []rune(empty) == nil)
	a = append(a, "fgh"...)
	fmt.Println(string(a), cap(a))
}
