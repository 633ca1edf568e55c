package main

import "fmt"

func main() {
	for _, text := range []string{"1+2i", "(3-4i)", "1.5e1+.5i rest", "1", "1+2", "(1+2i", "x", ""} {
		var c complex128
		var s complex64
		n, err := fmt.Sscan(text, &c)
		_, err2 := fmt.Sscanf(text, "%v", &s)
		fmt.Println(text, c, n, err, s, err2)
	}
}
