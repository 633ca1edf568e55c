package main

import "fmt"

func main() {
	base := make([]int, 3, 5)
	a := append(base, 1)
	b := append(base, 2)
	fmt.Println(a, b, len(base), cap(a))
	c := append(a, 10, 11)
	c[0] = 99
	fmt.Println(a, c, base)
	d := base[1:2]
	d = append(d, 77)
	fmt.Println(base, d, cap(d))
	e := base[1:2:2]
	e = append(e, 88)
	fmt.Println(base, e)
	var nilSlice []string
	nilSlice = append(nilSlice, "x")
	nilSlice = append(nilSlice, nilSlice...)
	nilSlice = append(nilSlice)
	fmt.Println(nilSlice, len(nilSlice))
	bs := append([]byte("ab"), "cd"...)
	fmt.Println(string(bs))
	self := []int{1, 2, 3, 4}
	self = append(self[:1], self[2:]...)
	fmt.Println(self, self[:4])
}
