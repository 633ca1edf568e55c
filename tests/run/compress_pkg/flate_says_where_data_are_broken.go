package main

import (
	"bytes"
	"compress/flate"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing/iotest"
)

func read(data []byte) {
	r := flate.NewReader(bytes.NewReader(data))
	all, err := io.ReadAll(r)
	var corrupt flate.CorruptInputError
	fmt.Printf("%d %.20q %v %t %v\n", len(all), all, err, errors.As(err, &corrupt), r.Close())
}

func main() {
	for _, s := range []string{
		"", "03", "0300", "01", "010000ffff", "010100feff61", "010100ffff61", "010100feff", "0001", "07", "06",
		"4b4c4a06", "4b4c4a0600", "4b4c4a4e498702", "edfd", "05e0", "0540", "05c0210d000000", "ed40010000000000",
		"2500", "6cff", "63000000", "73040400", "0bff0f", "4ba4280000",
		"05c1810900000008c3b0ffffffff", "f5c1010d00000082a0fa", "9dc001000000000000",
	} {
		data, err := hex.DecodeString(s)
		if err != nil {
			panic(err)
		}
		fmt.Print(s, ": ")
		read(data)
	}

	var out bytes.Buffer
	w, _ := flate.NewWriter(&out, 9)
	text := strings.Repeat("the quick brown fox jumps over the lazy dog; ", 40) + strings.Repeat("z", 700)
	io.WriteString(w, text)
	w.Close()
	whole := out.Bytes()
	fmt.Printf("%x\n", whole)
	for at := 0; at < len(whole); at += 3 {
		broken := bytes.Clone(whole)
		broken[at] ^= 0x10
		fmt.Print(at, ": ")
		read(broken)
	}

	for _, r := range []io.Reader{
		iotest.OneByteReader(bytes.NewReader(whole)), iotest.DataErrReader(bytes.NewReader(whole)), iotest.HalfReader(bytes.NewReader(whole)),
		iotest.TimeoutReader(iotest.OneByteReader(bytes.NewReader(whole))),
	} {
		all, err := io.ReadAll(flate.NewReader(r))
		fmt.Println(string(all) == text, err)
	}

	// Nothing behind the data is read.
	in := bytes.NewReader(append(bytes.Clone(whole), "rest"...))
	all, err := io.ReadAll(iotest.OneByteReader(flate.NewReader(in)))
	rest, _ := io.ReadAll(in)
	fmt.Println(len(all), err, string(rest))

	dict := []byte("the lazy dog jumps over the quick brown fox; ")
	out.Reset()
	w, _ = flate.NewWriterDict(&out, 5, dict)
	io.WriteString(w, text)
	fmt.Println(w.Flush(), out.Len())
	io.WriteString(w, "more")
	fmt.Println(w.Close(), out.Len(), w.Close(), w.Flush())
	n, err := w.Write([]byte("late"))
	fmt.Println(n, err)
	r := flate.NewReaderDict(bytes.NewReader(out.Bytes()), dict)
	all, err = io.ReadAll(r)
	fmt.Println(string(all) == text+"more", err)
	read(out.Bytes())
	fmt.Println(r.(flate.Resetter).Reset(bytes.NewReader(whole), nil))
	all, err = io.ReadAll(r)
	fmt.Println(string(all) == text, err)

	_, err = flate.NewWriter(&out, 11)
	fmt.Println(err)
	fmt.Println(flate.InternalError("x"), &flate.ReadError{Offset: 3, Err: io.EOF}, &flate.WriteError{Offset: 4, Err: io.ErrShortWrite})
}
