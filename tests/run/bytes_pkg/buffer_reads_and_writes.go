package main

import (
	"bytes"
	"fmt"
	"io"
)

func main() {
	var b bytes.Buffer
	b.WriteString("hello ")
	b.Write([]byte("world"))
	b.WriteByte('!')
	b.WriteRune('世')
	fmt.Println(b.Len(), b.String())
	p := make([]byte, 6)
	n, err := b.Read(p)
	fmt.Println(n, err, string(p), b.String())
	fmt.Printf("%s %d\n", b.Next(3), b.Len())
	c, err := b.ReadByte()
	fmt.Println(c, err, b.UnreadByte())
	line, err := b.ReadString('!')
	fmt.Printf("%q %v\n", line, err)
	r, size, err := b.ReadRune()
	fmt.Println(r, size, err)
	_, err = b.ReadByte()
	fmt.Println(err == io.EOF, b.Len())
	b.Reset()
	for i := range 500 {
		fmt.Fprintf(&b, "line %d\n", i)
	}
	lines, total := 0, 0
	for {
		l, err := b.ReadBytes('\n')
		if err != nil {
			break
		}
		lines++
		total += len(l)
	}
	fmt.Println(lines, total)
	b2 := bytes.NewBufferString("copy me")
	n64, err := b.ReadFrom(b2)
	fmt.Println(n64, err, b.String())
	b.Truncate(4)
	fmt.Println(b.String())
	var out bytes.Buffer
	n64, err = b.WriteTo(&out)
	fmt.Println(n64, err, out.String(), b.Len())
	fmt.Println(bytes.NewBuffer([]byte("init")).String())
}
