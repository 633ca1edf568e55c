package main

import "fmt"

type key [2]int

func elem(s []bool, i int) bool { return len(s) > i && s[i] }

//go:noinline
func call(s []bool) bool { return len(s) > 0 }

func try(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

func main() {
	var p *int
	var s [][]bool
	i := 3
	try("literal, array key", func() { _ = map[key]bool{{1, *p}: elem(s[i], 1)} })
	try("literal, array key, call", func() { _ = map[key]bool{{1, *p}: call(s[i])} })
	try("literal, int key", func() { _ = map[int]bool{*p: elem(s[i], 1)} })
	try("literal, int key, call", func() { _ = map[int]bool{*p: call(s[i])} })
	try("literal, int key, sum, call", func() { _ = map[int]bool{*p + 1: call(s[i])} })
	try("literal, no call", func() { _ = map[int][]bool{*p: s[i]} })
	try("literal, no call, array key", func() { _ = map[key][]bool{{*p}: s[i]} })
	m := map[key]bool{}
	try("assignment, array key", func() { m[key{1, *p}] = elem(s[i], 1) })
	try("assignment, array key, call", func() { m[key{1, *p}] = call(s[i]) })
	n := map[int]bool{}
	try("assignment, int key", func() { n[*p] = elem(s[i], 1) })
	try("assignment, int key, call", func() { n[*p] = call(s[i]) })
	l := map[int][]bool{}
	try("assignment, no call", func() { l[*p] = s[i] })
	type pair struct {
		a key
		b bool
	}
	try("struct", func() { _ = pair{key{1, *p}, elem(s[i], 1)} })
	try("struct, call", func() { _ = pair{key{1, *p}, call(s[i])} })
	try("slice, call", func() { _ = []pair{{a: key{*p}}, {b: call(s[i])}} })
	var g any
	try("boxed, call", func() { g = pair{key{1, *p}, call(s[i])} })
	try("two, call", func() { a, b := *p, call(s[i]); fmt.Println(a, b) })
	try("literal in literal", func() { _ = map[key]pair{{1, *p}: {b: elem(s[i], 1)}} })
	try("literal in literal, call", func() { _ = map[key]pair{{1, *p}: {b: call(s[i])}} })
	try("argument", func() { fmt.Println(map[key]pair{{1, *p}: {b: call(s[i])}}) })
	_ = g
}
