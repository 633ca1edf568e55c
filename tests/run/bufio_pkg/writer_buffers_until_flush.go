package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
)

func main() {
	var sink bytes.Buffer
	w := bufio.NewWriterSize(&sink, 32)
	fmt.Fprintf(w, "%d bottles", 99)
	fmt.Println(sink.Len(), w.Buffered(), w.Available(), w.Size())
	w.WriteString(" of something")
	w.WriteByte('!')
	w.WriteRune('é')
	fmt.Println(sink.Len() > 0, w.Flush(), sink.String())
	w.Write(bytes.Repeat([]byte("x"), 100))
	w.Flush()
	fmt.Println(sink.Len(), w.Buffered())
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for i := range 1000 {
		fmt.Fprintln(out, "line", i)
		if i >= 5 {
			break
		}
	}
}
