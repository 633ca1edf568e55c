package main

import (
	"fmt"
	"io"
)

type board struct{ b []byte }

func (w *board) WriteAt(p []byte, off int64) (int, error) {
	for int64(len(w.b)) < off+int64(len(p)) {
		w.b = append(w.b, '.')
	}
	return copy(w.b[off:], p), nil
}

func main() {
	var w board
	o := io.NewOffsetWriter(&w, 3)
	fmt.Println(io.WriteString(o, "abc"))
	fmt.Println(o.WriteAt([]byte("XY"), 5))
	fmt.Println(o.WriteAt([]byte("XY"), -1))
	for _, seek := range []struct {
		offset int64
		whence int
	}{{0, io.SeekCurrent}, {2, io.SeekStart}, {-3, io.SeekCurrent}, {-1, io.SeekCurrent}, {0, io.SeekEnd}, {0, 7}, {-9, io.SeekStart}} {
		fmt.Println(o.Seek(seek.offset, seek.whence))
		fmt.Println(o.Write([]byte("-")))
	}
	fmt.Printf("%q\n", w.b)
	fmt.Println(io.Copy(io.NewOffsetWriter(&w, 12), io.LimitReader(zeros{}, 4)))
	fmt.Printf("%q\n", w.b)
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '0'
	}
	return len(p), nil
}
