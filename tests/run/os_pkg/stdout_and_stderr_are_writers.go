package main

import (
	"fmt"
	"io"
	"os"
)

func emit(w io.Writer, s string) {
	n, err := io.WriteString(w, s)
	if n != len(s) || err != nil {
		os.Exit(9)
	}
}

func main() {
	emit(os.Stdout, "out 1\n")
	emit(os.Stderr, "err 1\n")
	os.Stdout.WriteString("out 2\n")
	fmt.Fprintf(os.Stderr, "err %d\n", 2)
	os.Stdout.Write([]byte("out 3\n"))
	println("err 3")
}
