package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

type failing struct{ left int }

var errFull = errors.New("full")

func (f *failing) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func file(h gzip.Header, text string) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Header = h
	fmt.Fprint(w, text)
	fmt.Println("close:", w.Close(), w.Close())
	return out.Bytes()
}

func main() {
	h := gzip.Header{
		Name: "grüße.txt", Comment: "a comment", Extra: []byte{1, 2, 3}, OS: 3,
		ModTime: time.Date(2024, 5, 6, 7, 8, 9, 10, time.UTC),
	}
	first, second := file(h, "the first file"), file(gzip.Header{Name: "second", OS: 255}, strings.Repeat("second ", 50))
	fmt.Printf("%x\n", first)

	r, err := gzip.NewReader(bytes.NewReader(append(bytes.Clone(first), second...)))
	fmt.Println(err)
	fmt.Printf("%q %q %v %v %d\n", r.Name, r.Comment, r.Extra, r.ModTime.UTC(), r.OS)
	all, err := io.ReadAll(r)
	fmt.Println(len(all), err, r.Name, r.Close())

	in := bufio.NewReader(bytes.NewReader(append(bytes.Clone(first), second...)))
	err = r.Reset(in)
	for err == nil {
		r.Multistream(false)
		text, err2 := io.ReadAll(r)
		n, err3 := r.Read(make([]byte, 1))
		fmt.Println(r.Name, len(text), err2, n, err3, r.ModTime.IsZero())
		err = r.Reset(in)
	}
	fmt.Println(err)

	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	fmt.Println(w.Flush(), out.Len())
	fmt.Fprint(w, "part one, ")
	fmt.Println(w.Flush(), out.Len())
	fmt.Fprint(w, "part two")
	fmt.Println(out.Len())
	r, err = gzip.NewReader(bytes.NewReader(out.Bytes()))
	fmt.Println(err)
	all, err = io.ReadAll(r)
	fmt.Printf("%q %v\n", all, err)
	fmt.Println(w.Close(), out.Len(), w.Flush())
	_, err = w.Write([]byte("late"))
	fmt.Println(err, w.Close())

	for at := range first {
		broken := bytes.Clone(first)
		broken[at] ^= 0x41
		r, err := gzip.NewReader(bytes.NewReader(broken))
		if err != nil {
			fmt.Println(at, "head:", err)
			continue
		}
		all, err := io.ReadAll(r)
		fmt.Printf("%d %q %v %v\n", at, all, err, r.Close())
	}
	for end := range first {
		r, err := gzip.NewReader(bytes.NewReader(first[:end]))
		if err == nil {
			_, err = io.ReadAll(r)
		}
		fmt.Print(err, "; ")
	}
	fmt.Println()

	for _, h := range []gzip.Header{{Name: "日本"}, {Comment: "a\x00b"}, {Extra: make([]byte, 1<<16)}} {
		w := gzip.NewWriter(io.Discard)
		w.Header = h
		n, err := w.Write([]byte("x"))
		fmt.Println(n, err, w.Close() == err, w.Flush() == err)
	}
	for _, room := range []int{0, 10, 12, 40} {
		w := gzip.NewWriter(&failing{room})
		w.Name = "name"
		n, err := w.Write(bytes.Repeat([]byte("abc"), 100))
		fmt.Println(room, n, err, w.Close())
	}
}
