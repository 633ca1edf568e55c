// What an operation that panics leaves behind in a map tells when the element was made.
package main

import "fmt"

func try(name string, m map[int]int, f func()) {
	defer func() {
		r := recover()
		fmt.Println(name, len(m), r)
	}()
	f()
}

func main() {
	s := -1
	z := 0
	m := map[int]int{}
	try("shift", m, func() { m[1] <<= s })
	m = map[int]int{}
	try("div", m, func() { m[1] /= z })
	m = map[int]int{}
	try("len", m, func() { m[1] += len(m) })
	fmt.Println(m)
	m = map[int]int{}
	try("lenplus", m, func() { m[1] += len(m) + 5 })
	fmt.Println(m)
	m = map[int]int{}
	a := []int{1}
	try("idx", m, func() { m[1] += a[len(a)] })
	m = map[int]int{}
	try("mm", m, func() { m[1] += m[2] + len(m) })
	fmt.Println(m)
	n := map[int][]int{}
	func() {
		defer func() { recover(); fmt.Println(len(n)) }()
		n[1] = append(n[1], a[len(a)])
	}()
	func() {
		defer func() { recover(); fmt.Println(len(n)) }()
		n[1] = append(n[1], len(n))
		fmt.Println(n)
	}()
	var nm map[int]int
	try("nil", nm, func() { nm[1] += a[len(a)] })
	try("nil", nm, func() { nm[1] /= z })
	var ns map[int][]int
	try("nils", nm, func() { ns[1] = append(ns[1], a[len(a)]) })
	try("nils0", nm, func() { ns[1] = append(ns[1]) })
}
