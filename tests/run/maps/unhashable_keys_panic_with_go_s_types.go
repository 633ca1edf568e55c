package main

import (
	"fmt"
	"runtime"
)

func try(what string, f func()) {
	defer func() {
		e := recover()
		_, isRuntime := e.(runtime.Error)
		_, isError := e.(error)
		fmt.Printf("%s: %T %v %t %t\n", what, e, e, isRuntime, isError)
	}()
	f()
}

type key struct {
	n int
	v any
}

func main() {
	bad := any([]int{1})
	var nilMap map[any]int
	empty := map[any]int{}
	hinted := make(map[any]int, 100)
	small := map[any]int{1: 1}
	large := map[any]int{}
	for i := range 100 {
		large[i] = i
	}
	var nilMapK map[key]int
	emptyK := map[key]int{}
	smallK := map[key]int{key{1, 1}: 1}
	for name, m := range map[string]map[any]int{"nil": nilMap} {
		try(name+" get", func() { _ = m[bad] })
	}
	ms := []map[any]int{nilMap, empty, hinted, small, large}
	names := []string{"nil", "empty", "hinted", "small", "large"}
	for i, m := range ms {
		name := names[i]
		try(name+" get", func() { fmt.Println(m[bad]) })
		try(name+" get ok", func() { v, ok := m[bad]; fmt.Println(v, ok) })
		try(name+" delete", func() { delete(m, bad) })
		try(name+" set", func() { m[bad] = 1 })
		try(name+" inc", func() { m[bad]++ })
		try(name+" func", func() { fmt.Println(m[func() {}]) })
		try(name+" map", func() { fmt.Println(m[map[string]int{}]) })
		try(name+" nested", func() { fmt.Println(m[key{1, bad}]) })
		try(name+" array", func() { fmt.Println(m[[2]any{1, bad}]) })
	}
	for i, m := range []map[key]int{nilMapK, emptyK, smallK} {
		try(fmt.Sprint("K", i, " get"), func() { fmt.Println(m[key{1, bad}]) })
		try(fmt.Sprint("K", i, " get ok"), func() { v, ok := m[key{1, bad}]; fmt.Println(v, ok) })
		try(fmt.Sprint("K", i, " delete"), func() { delete(m, key{1, bad}) })
		try(fmt.Sprint("K", i, " set"), func() { m[key{1, bad}] = 1 })
	}
	try("compare", func() { fmt.Println(bad == bad) })
	try("compare key", func() { fmt.Println(key{1, bad} == key{1, bad}) })
	try("compare array", func() { fmt.Println([1]any{bad} == [1]any{bad}) })
	try("switch", func() {
		switch bad {
		case bad:
		}
	})
	try("literal", func() { fmt.Println(map[any]int{bad: 1}) })
	var iface interface{ M() }
	try("nil method", func() { iface.M() })
	try("close nil", func() { var c chan int; close(c) })
	try("close closed", func() { c := make(chan int); close(c); close(c) })
	try("send closed", func() { c := make(chan int); close(c); c <- 1 })
	try("neg make", func() { n := -1; _ = make([]int, n) })
	try("neg cap", func() { n := -1; _ = make([]int, 0, n) })
	try("neg chan", func() { n := -1; _ = make(chan int, n) })
	try("neg map", func() { n := -1; m := make(map[int]int, n); fmt.Println(len(m)) })
	try("div", func() { n := 0; fmt.Println(1 / n) })
	try("shift", func() { n := -1; fmt.Println(1 << n) })
	try("assert", func() { fmt.Println(bad.(int)) })
	try("assert iface", func() { fmt.Println(bad.(fmt.Stringer)) })
	try("assert nil", func() { var a any; fmt.Println(a.(fmt.Stringer)) })
	try("panic nil", func() { panic(nil) })
	try("panic err", func() { panic(fmt.Errorf("x")) })
	try("nil map", func() { var m map[string]int; m["a"] = 1 })
	try("nil map int", func() { var m map[int]int; m[1] = 1 })
	try("nil map int", func() { var m map[any]int; m[1] = 1 })
	try("nil map bad", func() { var m map[any]int; m[bad] = 1 })
	try("nil func", func() { var f func(); f() })
	try("nil deref", func() { var p *key; fmt.Println(p.n) })
	try("goexit-less", func() { var p *[4]int; for range p { }; fmt.Println(len(p)); _ = p[1] })
}
