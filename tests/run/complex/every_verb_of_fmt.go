package main

import "fmt"

type polar complex128
type small complex64

func (p polar) String() string { return fmt.Sprint("polar", real(p)) }

func main() {
	c := 3.5 - 9i
	for _, f := range []string{"%v", "%g", "%e", "%.2f", "%8.3f", "%+v", "%#v", "%+.3e", "%08.2f", "%-12.1f|", "%x", "%b", "%X", "%G", "%F", "% .1f", "%d", "%s", "%5v", "%.3v", "%t", "%T"} {
		fmt.Printf(f+" "+f+" "+f+"\n", c, complex64(c), small(1-1i))
	}
	fmt.Println(polar(2), []polar{1, 2i}, []complex64{1, 2}, &[]complex64{1})
}
