package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

func main() {
	r := bufio.NewReader(strings.NewReader("first line\nsecond\nπ tail"))
	p, err := r.Peek(5)
	fmt.Printf("%s %v %d\n", p, err, r.Buffered())
	line, err := r.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	b, err := r.ReadByte()
	fmt.Println(b, err, r.UnreadByte())
	bs, err := r.ReadBytes('\n')
	fmt.Printf("%q %v\n", bs, err)
	c, n, err := r.ReadRune()
	fmt.Println(string(c), n, err)
	skipped, err := r.Discard(1)
	fmt.Println(skipped, err)
	line, err = r.ReadString('\n')
	fmt.Printf("%q %v %v\n", line, err, err == io.EOF)
	_, err = r.ReadByte()
	fmt.Println(err)
	small := bufio.NewReaderSize(strings.NewReader(strings.Repeat("ab", 50)+"\nz"), 16)
	l, isPrefix, err := small.ReadLine()
	fmt.Println(len(l), isPrefix, err)
	buf := make([]byte, 10)
	k, err := io.ReadFull(small, buf)
	fmt.Println(k, err, string(buf))
}
