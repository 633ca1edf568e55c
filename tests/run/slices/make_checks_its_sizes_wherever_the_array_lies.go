package main

import "fmt"

var kept []int

func try(what string, f func() int) {
	defer func() { fmt.Println(what, recover()) }()
	fmt.Println(what, f())
}

func main() {
	five, two, less := 5, 2, -1
	try("length over a constant capacity", func() int { return len(make([]int, five, 2)) })
	try("constants in variables", func() int { s := make([]string, five, two); s[0] = "x"; return cap(s) })
	try("used", func() int { s := make([]int, five, 2); s[0] = 1; return s[0] })
	try("discarded", func() int { _ = make([]byte, five, 3); return 0 })
	try("negative", func() int { return len(make([]int, less)) })
	try("negative length", func() int { return len(make([]int, less, 4)) })
	try("kept", func() int { kept = make([]int, five, 4); return 0 })
	try("right", func() int { return cap(make([]int, two, five)) })
	try("empty", func() int { return cap(make([]struct{}, five, two)) })
}
