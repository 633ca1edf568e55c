package main

import "fmt"

func main() {
	var a, b int
	var s string
	var f float64
	n, err := fmt.Sscan("10 20 word 2.5", &a, &b, &s, &f)
	fmt.Println(n, err, a, b, s, f)
	n, err = fmt.Sscanf("x=7,y=hello", "x=%d,y=%s", &a, &s)
	fmt.Println(n, err, a, s)
	n, err = fmt.Sscan("notanumber", &a)
	fmt.Println(n, err)
	n, err = fmt.Sscan("5", &a, &b)
	fmt.Println(n, err)
	n, err = fmt.Sscanln("1 2", &a, &b)
	fmt.Println(n, err, a, b)
	var c rune
	var h int
	n, err = fmt.Sscanf("z ff", "%c %x", &c, &h)
	fmt.Println(n, err, c, h)
}
