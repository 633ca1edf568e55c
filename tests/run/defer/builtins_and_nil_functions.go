package main

import "fmt"

func try(name string, f func()) {
	defer func() { fmt.Println(name, "->", recover()) }()
	f()
}

func main() {
	ch := make(chan int, 1)
	m := map[string]int{"a": 1, "b": 2}
	s := []int{1, 2, 3}
	func() {
		defer close(ch)
		defer delete(m, "a")
		defer copy(s, []int{9})
		defer clear(s[1:])
		ch <- 5
	}()
	v, ok := <-ch
	w, ok2 := <-ch
	fmt.Println(v, ok, w, ok2, m, s)
	try("nil func", func() {
		var f func()
		defer f()
		fmt.Println("runs before the nil call")
	})
	try("deferred panic", func() {
		defer panic("deferred")
		fmt.Println("body")
	})
	try("deferred recover", func() {
		defer recover()
		panic("not stopped?")
	})
	try("nil receiver", func() {
		var p *struct{ fmt.Stringer }
		defer fmt.Println("deferred first")
		defer p.String()
	})
	try("arguments panic at once", func() {
		var xs []int
		defer fmt.Println("never deferred", xs[0])
		fmt.Println("never")
	})
	func() {
		defer func() func() {
			fmt.Println("outer call at the statement")
			return func() { fmt.Println("inner call at the end") }
		}()()
		fmt.Println("between")
	}()
}
