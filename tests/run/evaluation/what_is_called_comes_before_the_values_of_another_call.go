package main

import "fmt"

var trace []string

func say(what string) { trace = append(trace, what) }

func show() {
	fmt.Println(trace)
	trace = nil
}

func callee(name string) func(int, string) int {
	say("callee " + name)
	return func(n int, s string) int { say(fmt.Sprint(name, n, s)); return n }
}

func values() (int, string) {
	say("values")
	return 1, "one"
}

type receiver struct{ name string }

func (r receiver) method(n int, s string)      { say(fmt.Sprint(r.name, n, s)) }
func (r *receiver) pointer(n int, s ...string) { say(fmt.Sprint(r.name, n, s)) }

type doer interface{ method(int, string) }

func made(name string) receiver   { say("made " + name); return receiver{name} }
func point(name string) *receiver { say("point " + name); return &receiver{name} }
func do(name string) doer         { say("do " + name); return receiver{name} }
func all(name string) []func(int, string) int {
	say("all")
	return []func(int, string) int{callee(name)}
}

type box[T any] struct{ v T }

func (b box[T]) take(n int, s string) { say(fmt.Sprint(b.v, n, s)) }

func boxed[T any](v T) box[T] { say("boxed"); return box[T]{v} }

var early = callee("initial")(values())

func main() {
	show()
	callee("f")(values())
	show()
	made("m").method(values())
	point("p").pointer(1, "x", "y")
	do("d").method(values())
	all("a")[0](values())
	boxed(2.5).take(values())
	show()

	done := make(chan bool)
	func() {
		defer show()
		defer callee("deferred")(values())
		defer do("later").method(values())
		say("body")
	}()
	go func() {
		defer close(done)
		made("g").method(values())
	}()
	<-done
	show()
	fmt.Println(early)
}
