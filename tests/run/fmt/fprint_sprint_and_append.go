package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
)

type upper struct{ n int }

func (u *upper) Write(p []byte) (int, error) {
	u.n += len(p)
	return os.Stdout.Write(bytes.ToUpper(p))
}

func main() {
	var b strings.Builder
	fmt.Fprint(&b, "a", 1, 2)
	fmt.Fprintln(&b, "line", true)
	fmt.Fprintf(&b, "%03d", 7)
	fmt.Printf("%q\n", b.String())
	u := &upper{}
	fmt.Fprintf(u, "shout %d %s\n", 5, "now")
	fmt.Println(u.n)
	fmt.Fprintln(os.Stdout, "to stdout")
	buf := fmt.Appendf([]byte("start:"), "%x|%v", 255, []int{1})
	buf = fmt.Append(buf, " ", 1, 2)
	buf = fmt.Appendln(buf, "end")
	fmt.Printf("%q\n", buf)
}
