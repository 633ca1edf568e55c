package main

import "fmt"

func call() int { fmt.Println("called"); return 1 }

func try(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

func main() {
	s := []int{1, 2}
	try("boxed before a call", func() { fmt.Println([4]int(s), call()) })
	try("boxed after a call", func() { fmt.Println(call(), [4]int(s)) })
	try("boxed as any", func() {
		var e any = [4]int(s)
		fmt.Println(e, call())
	})
	try("an element", func() { fmt.Println([4]int(s)[0], call()) })
	try("assigned to", func() { *(*[4]int)(s) = [4]int{call()} })
	try("an element is assigned to", func() { (*[4]int)(s)[call()] = 1 })
	try("sliced", func() { _ = (*[4]int)(s)[call():] })
	try("compared with nil", func() { fmt.Println((*[4]int)(s) == nil, call()) })
	try("compared with an array", func() { fmt.Println([4]int(s) == [4]int{call()}) })
	try("several", func() { a, b := [4]int(s), call(); _, _ = a, b })
	try("appended", func() { _ = append([]int{call()}, [4]int(s)[0]) })
	try("in a literal", func() { _ = [][4]int{[4]int(s), {call()}} })
	try("in a struct", func() {
		_ = struct {
			a [4]int
			b int
		}{[4]int(s), call()}
	})
	try("in a map", func() { _ = map[[4]int]int{[4]int(s): call()} })
	try("an argument", func() { func(a [4]int, b int) { fmt.Println(a, b) }([4]int(s), call()) })
	try("pointers as arguments", func() { func(a *[4]int, b int) { fmt.Println(a, b) }((*[4]int)(s), call()) })
	try("of what a call returns", func() { _ = [4]int(append(s, call())) })
	try("which fits", func() { fmt.Println([2]int(s), call(), (*[1]int)(s)[0]) })
}
