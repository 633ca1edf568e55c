package main

import "fmt"

type I interface{ Val(int) int }
type S struct{ I }

func show(s string) int { fmt.Println(s); return 1 }
func get(i I, s string) I { fmt.Println(s); return i }

func try(name string, f func()) {
	defer func() { fmt.Println(name, "recovered:", recover()) }()
	f()
	fmt.Println(name, "returned")
}

func main() {
	var ni I
	var s S
	var nf func()
	var nfi func(int)
	try("defer interface", func() { defer get(ni, "receiver").Val(show("argument")); fmt.Println("not reached") })
	try("defer promoted", func() { defer s.Val(show("argument")); fmt.Println("not reached") })
	try("defer converted nil", func() { defer I(nil).Val(1); fmt.Println("not reached") })
	try("go interface", func() { go get(ni, "receiver").Val(show("argument")); fmt.Println("not reached") })
	try("go promoted", func() { go s.Val(show("argument")); fmt.Println("not reached") })
	try("defer method value", func() { defer s.I.Val(1); fmt.Println("not reached") })
	try("defer func", func() { defer nf(); fmt.Println("reached") })
	try("defer func with arguments", func() { defer nfi(show("argument")); fmt.Println("reached") })
	try("panic then", func() { defer nf(); panic("first") })
}
