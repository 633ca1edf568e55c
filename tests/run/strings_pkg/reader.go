package main

import (
	"fmt"
	"io"
	"strings"
)

func main() {
	r := strings.NewReader("hello, 世界")
	fmt.Println(r.Len(), r.Size())
	buf := make([]byte, 5)
	n, err := r.Read(buf)
	fmt.Println(n, err, string(buf))
	b, err := r.ReadByte()
	fmt.Println(b, err, r.UnreadByte(), r.Len())
	r.ReadByte()
	r.ReadByte()
	c, size, err := r.ReadRune()
	fmt.Println(string(c), size, err)
	rest, err := io.ReadAll(r)
	fmt.Println(string(rest), err, r.Len())
	n, err = r.Read(buf)
	fmt.Println(n, err)
	pos, err := r.Seek(2, io.SeekStart)
	fmt.Println(pos, err, r.Len())
	r.Reset("new")
	fmt.Println(r.Len())
}
