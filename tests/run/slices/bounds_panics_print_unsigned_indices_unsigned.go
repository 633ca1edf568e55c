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

func main() {
	big := uint64(1) << 63
	all := ^uint64(0)
	ptr := uintptr(1<<63 + 5)
	u := ^uint(0)
	neg := -1
	var u32 uint32 = 1<<32 - 1
	s := []int{1, 2, 3}
	b := []byte{1, 2, 3}
	ss := []string{"a"}
	anys := []any{1}
	structs := [][3]int{{1}}
	t := "abc"
	var arr [4]int
	var barr [4]byte
	p := &arr
	try("slice", func() { _ = s[big] })
	try("slice2", func() { fmt.Println(s[all]) })
	try("slice neg", func() { fmt.Println(s[neg]) })
	try("slice ptr", func() { fmt.Println(s[ptr]) })
	try("slice uint", func() { fmt.Println(s[u]) })
	try("slice u32", func() { fmt.Println(s[u32]) })
	try("bytes", func() { fmt.Println(b[all]) })
	try("strings", func() { fmt.Println(ss[all]) })
	try("anys", func() { fmt.Println(anys[all]) })
	try("structs", func() { fmt.Println(structs[all]) })
	try("structs 2", func() { fmt.Println(structs[0][all]) })
	try("string", func() { fmt.Println(t[all]) })
	try("array", func() { fmt.Println(arr[all]) })
	try("barr", func() { fmt.Println(barr[all]) })
	try("pointer", func() { fmt.Println(p[all]) })
	try("store", func() { s[all] = 1 })
	try("store ptr", func() { s[ptr] = 1 })
	try("store neg", func() { s[neg] = 1 })
	try("store bytes", func() { b[all] = 1 })
	try("store strings", func() { ss[all] = "x" })
	try("store anys", func() { anys[all] = 1 })
	try("store structs", func() { structs[all] = [3]int{} })
	try("store structs", func() { structs[0][all] = 3 })
	try("store array", func() { arr[all] = 1 })
	try("store barr", func() { barr[all] = 1 })
	try("store pointer", func() { p[all] = 1 })
	try("local array", func() { var a [4]int; a[all] = 1; fmt.Println(a) })
	try("local array", func() { a := [4]int{1, 2}; fmt.Println(a[all]) })
	try("inc", func() { s[all]++ })
	try("address", func() { fmt.Println(&s[all]) })
	try("swap", func() { s[0], s[all] = s[1], s[2] })
	try("slice hi", func() { fmt.Println(s[:all]) })
	try("slice lo", func() { fmt.Println(s[all:]) })
	try("slice lo hi", func() { fmt.Println(s[all:2]) })
	try("slice lo neg", func() { fmt.Println(s[neg:2]) })
	try("slice hi neg", func() { fmt.Println(s[1:neg]) })
	try("slice max", func() { fmt.Println(s[:2:all]) })
	try("slice 3 hi", func() { fmt.Println(s[:all:2]) })
	try("slice 3 lo", func() { fmt.Println(s[all:2:3]) })
	try("slice 3 lo neg", func() { fmt.Println(s[neg:2:3]) })
	try("string hi", func() { fmt.Println(t[:all]) })
	try("string lo", func() { fmt.Println(t[all:]) })
	try("string lo", func() { fmt.Println(t[u:2]) })
	try("string hi neg", func() { fmt.Println(t[1:neg]) })
	try("array hi", func() { fmt.Println(arr[:all]) })
	try("array lo", func() { fmt.Println(arr[all:]) })
	try("array max", func() { fmt.Println(arr[:2:all]) })
	try("pointer hi", func() { fmt.Println(p[:all]) })
	try("mixed", func() { fmt.Println(s[neg], s[all]) })
	try("mixed", func() { fmt.Println(s[int(all)]) })
	try("mixed", func() { fmt.Println(s[uint64(neg)]) })
	i := 7
	try("signed", func() { fmt.Println(s[uint64(i)], s[i]) })
	type id uint64
	try("named", func() { fmt.Println(s[id(all)]) })
	try("expr", func() { fmt.Println(s[all-1]) })
	try("expr2", func() { fmt.Println(s[len(s)-5]) })
}
