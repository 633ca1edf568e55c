package main

import (
	"fmt"
	"runtime"
)

type iface interface{ M() }
type impl struct{}

func (impl) M() {}

func try(name string, f func()) {
	defer func() {
		r := recover()
		e, ok := r.(runtime.Error)
		if !ok {
			fmt.Printf("%s: not a runtime.Error: %v (%T)\n", name, r, r)
			return
		}
		fmt.Printf("%s: %s\n", name, e.Error())
	}()
	f()
}

func main() {
	s := []int{1, 2, 3}
	var arr [4]int
	str := "abc"
	n, neg, zero := 5, -1, 0
	var m map[string]int
	var p *struct{ a, b int }
	var fn func()
	var i interface{} = "str"
	var nilIface iface
	var e interface{}
	try("index", func() { _ = s[n] })
	try("index negative", func() { _ = s[neg] })
	try("array index", func() { arr[n] = 1 })
	try("string index", func() { _ = str[n] })
	try("slice high", func() { _ = s[1:n] })
	try("slice low", func() { _ = s[n:] })
	try("slice order", func() { _ = s[3 : 1+zero] })
	try("string slice", func() { _ = str[n:] })
	try("string slice high", func() { _ = str[:n] })
	try("slice3", func() { _ = s[0:2:n] })
	try("slice3 order", func() { _ = s[0 : 3 : 2+zero] })
	try("array slice", func() { _ = arr[n:] })
	try("divide", func() { _ = n / zero })
	try("modulo", func() { _ = n % zero })
	try("nil map", func() { m["a"] = 1 })
	try("nil pointer", func() { _ = p.b })
	try("nil func", func() { fn() })
	try("nil interface call", func() { nilIface.M() })
	try("assert type", func() { _ = i.(int) })
	try("assert nil", func() { _ = e.(int) })
	try("assert interface", func() { _ = i.(iface) })
	try("assert nil to interface", func() { _ = e.(iface) })
	try("make negative", func() { _ = make([]int, neg) })
	try("make cap", func() { _ = make([]int, 2, 1+zero) })
	try("make chan", func() { _ = make(chan int, neg) })
	try("shift", func() { _ = 1 << neg })
	try("hash", func() { _ = map[interface{}]int{1: 1}[[]int{1}] })
	try("compare", func() { _ = e == e; var a, b interface{} = s, s; _ = a == b })
	try("compare struct", func() {
		type t struct{ f interface{} }
		_ = t{func() {}} == t{func() {}}
	})
	try("closed", func() { c := make(chan int); close(c); close(c) })
	try("send closed", func() { c := make(chan int); close(c); c <- 1 })
	try("close nil", func() { var c chan int; close(c) })
	try("copy ok", func() { var t iface = impl{}; _ = t.(fmt.Stringer) })
}
