package main

import "fmt"

type money struct {
	units int
	cents int
}

func (m money) Format(f fmt.State, verb rune) {
	w, okw := f.Width()
	p, okp := f.Precision()
	fmt.Fprintf(f, "<%c %d.%02d w=%d,%v p=%d,%v plus=%v minus=%v sharp=%v zero=%v>", verb, m.units, m.cents, w, okw, p, okp,
		f.Flag('+'), f.Flag('-'), f.Flag('#'), f.Flag('0'))
}

func main() {
	m := money{3, 5}
	fmt.Println(m)
	fmt.Printf("%v %+v %#v %s %d %8.3x %-5q %05z\n", m, m, m, m, m, m, m, m)
	fmt.Println([]money{m}, map[string]money{"a": m}, struct{ M money }{m})
}
