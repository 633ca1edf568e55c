package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

type rot13 struct{ src io.Reader }

func (r rot13) Read(p []byte) (int, error) {
	n, err := r.src.Read(p)
	for i, b := range p[:n] {
		switch {
		case b >= 'a' && b <= 'z':
			p[i] = 'a' + (b-'a'+13)%26
		case b >= 'A' && b <= 'Z':
			p[i] = 'A' + (b-'A'+13)%26
		}
	}
	return n, err
}

type limited struct{ left int }

var errFull = errors.New("full")

func (l *limited) Write(p []byte) (int, error) {
	if len(p) > l.left {
		n := l.left
		l.left = 0
		return n, errFull
	}
	l.left -= len(p)
	return len(p), nil
}

func main() {
	var out bytes.Buffer
	n, err := io.Copy(&out, rot13{strings.NewReader("Uryyb, Jbeyq!")})
	fmt.Println(n, err, out.String())
	b, err := io.ReadAll(io.LimitReader(strings.NewReader("0123456789"), 4))
	fmt.Println(string(b), err)
	var a, c bytes.Buffer
	mw := io.MultiWriter(&a, &c)
	fmt.Fprint(mw, "both")
	fmt.Println(a.String(), c.String())
	b, _ = io.ReadAll(io.MultiReader(strings.NewReader("x"), strings.NewReader(""), strings.NewReader("yz")))
	fmt.Println(string(b))
	b, _ = io.ReadAll(io.TeeReader(strings.NewReader("tee"), &a))
	fmt.Println(string(b), a.String())
	n, err = io.Copy(&limited{5}, strings.NewReader("too long"))
	fmt.Println(n, err)
	buf := make([]byte, 5)
	k, err := io.ReadFull(strings.NewReader("abc"), buf)
	fmt.Println(k, err, err == io.ErrUnexpectedEOF)
	k, err = io.ReadAtLeast(strings.NewReader("abcdef"), buf, 3)
	fmt.Println(k, err)
	n, err = io.CopyN(io.Discard, strings.NewReader("abc"), 5)
	fmt.Println(n, err)
	_, err = io.WriteString(&out, "!")
	fmt.Println(out.String(), err, io.EOF)
	var rw io.ReadWriter = &out
	_, isCloser := rw.(io.Closer)
	fmt.Println(isCloser)
}
