//! gc = ["none", "stw", "cms", "balanced"]
//! why = "semispace moves what the addresses are of"
package main

import "fmt"

type node struct {
	v    int
	next *node
}

func main() {
	n := &node{1, nil}
	s := fmt.Sprintf("%p", n)
	fmt.Println(s[:2], len(s) > 4, fmt.Sprintf("%p", n) == s, fmt.Sprintf("%v", &node{2, n}) != "")
	x := 5
	px := &x
	fmt.Println(fmt.Sprintf("%p", px) == fmt.Sprintf("%v", px), fmt.Sprintf("%p", nil), fmt.Sprintf("%v", (*int)(nil)))
	sl := []int{1, 2}
	fmt.Println(fmt.Sprintf("%p", sl) == fmt.Sprintf("%p", &sl[0]), fmt.Sprintf("%p", main) != "")
	fmt.Printf("%v %+v\n", n, n)
	fmt.Printf("[%6v] [%-6v] [%06v] [%6v] [%-8q]\n", 12, 12, 12, "ab", "cd")
	fmt.Printf("[%3d|%-3d]\n", []int{1, 2}, []int{3, 4})
	fmt.Printf("%v %s\n", struct {
		a *int
		b []byte
	}{nil, []byte("x")}, []interface{}{"a", []byte("b"), 'c'})
	fmt.Printf("%[1]d %[1]x %[1]v %[2]q %[1]T\n", 10, "s")
	fmt.Printf("%[2]*.[1]*[3]f|\n", 2, 8, 3.14159)
}
