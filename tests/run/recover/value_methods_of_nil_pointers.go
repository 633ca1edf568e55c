package main

import "fmt"

type T struct{ a, b int }

func (t T) M() {}

type Str string

func (Str) M() {}

type E struct{ *T }

type I interface{ M() }

func try(name string, f func()) {
	defer func() {
		r := recover()
		_, ok := r.(error)
		fmt.Println(name, r, ok)
	}()
	f()
}

//go:noinline
func call(i I) { i.M() }

func main() {
	var p *T
	var s *Str
	try("struct", func() { call(p) })
	try("string", func() { call(s) })
	try("embedded pointer", func() { call(E{}) })
	try("pointer to embedding", func() { call(&E{}) })
	try("nil pointer to embedding", func() { call((*E)(nil)) })
	try("nil interface", func() { call(nil) })
	try("direct call", func() { p.M() })
	try("deferred", func() { defer call(p) })
}
