package main

import "fmt"

func main() {
	a := [6]int{0, 1, 2, 3, 4, 5}
	s := a[1:3:4]
	fmt.Println(s, len(s), cap(s))
	t := s[:3]
	fmt.Println(t)
	s = append(s, 30)
	s = append(s, 40)
	s[0] = -1
	fmt.Println(a, s, t)
	u := a[:2:2]
	u = append(u, 100)
	fmt.Println(a, u)
	v := a[:0:0]
	fmt.Println(len(v), cap(v), v == nil)
	w := (&a)[4:6:6]
	fmt.Println(w, cap(w), cap(a[2:]), cap(a[6:]))
}
