package main

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"strings"
)

func main() {
	text := strings.Repeat("a man, a plan, a canal: panama\n", 12)
	var out bytes.Buffer
	for level := -2; level <= 9; level++ {
		out.Reset()
		w, err := zlib.NewWriterLevel(&out, level)
		n, err2 := io.WriteString(w, text)
		fmt.Printf("%d %v %d %v %v %d %x\n", level, err, n, err2, w.Close(), out.Len(), out.Bytes()[:12])
		r, err := zlib.NewReader(&out)
		if err != nil {
			fmt.Println(err)
			continue
		}
		all, err := io.ReadAll(r)
		fmt.Println(string(all) == text, err, r.Close())
	}
	_, err := zlib.NewWriterLevel(&out, 10)
	fmt.Println(err)

	dict := []byte("a canal: panama a plan, a man, ")
	out.Reset()
	w, _ := zlib.NewWriterLevelDict(&out, 6, dict)
	io.WriteString(w, text[:40])
	fmt.Println(w.Flush(), out.Len(), w.Close())
	fmt.Printf("%x\n", out.Bytes())
	made := bytes.Clone(out.Bytes())
	for _, dict := range [][]byte{dict, dict[1:], nil} {
		r, err := zlib.NewReaderDict(bytes.NewReader(made), dict)
		if err != nil {
			fmt.Println(r, err)
			continue
		}
		all, err := io.ReadAll(r)
		fmt.Printf("%q %v\n", all, err)
	}
	out.Reset()
	w.Reset(&out)
	io.WriteString(w, text[:40])
	fmt.Println(w.Close(), bytes.HasPrefix(out.Bytes(), made[:8]))

	out.Reset()
	w = zlib.NewWriter(&out)
	fmt.Println(w.Write(nil))
	fmt.Println(w.Close(), w.Close())
	fmt.Printf("%x\n", out.Bytes())
	_, err = w.Write([]byte("late"))
	fmt.Println(err)

	out.Reset()
	w = zlib.NewWriter(&out)
	io.WriteString(w, "hello, hello, hello, hello, world")
	w.Close()
	made = bytes.Clone(out.Bytes())
	var reader io.ReadCloser
	for at := range made {
		broken := bytes.Clone(made)
		broken[at] ^= 0x24
		if reader == nil {
			reader, err = zlib.NewReader(bytes.NewReader(broken))
		} else {
			err = reader.(zlib.Resetter).Reset(bytes.NewReader(broken), nil)
		}
		if err != nil {
			fmt.Println(at, err)
			continue
		}
		all, err := io.ReadAll(reader)
		fmt.Printf("%d %q %v %v\n", at, all, err, reader.Close())
	}
	for end := range made {
		r, err := zlib.NewReader(bytes.NewReader(made[:end]))
		if err == nil {
			_, err = io.ReadAll(r)
		}
		fmt.Print(err, "; ")
	}
	fmt.Println()
}
