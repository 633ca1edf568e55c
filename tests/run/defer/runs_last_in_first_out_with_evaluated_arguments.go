package main

import "fmt"

type res struct{ name string }

func (r res) close()   { fmt.Println("close", r.name) }
func (r *res) closep() { fmt.Println("closep", r.name) }

func run() {
	x := 1
	defer fmt.Println("value", x)
	defer func() { fmt.Println("closure", x) }()
	r := res{"first"}
	defer r.close()
	defer r.closep()
	r.name = "second"
	for i := 0; i < 3; i++ {
		defer fmt.Print("loop ", i, "\n")
	}
	x = 2
	fmt.Println("body done")
}

func result() (s string) {
	defer func() { s += " deferred" }()
	return "returned"
}

func nested() {
	defer func() {
		defer fmt.Println("inner defer")
		fmt.Println("outer defer")
	}()
	func() {
		defer fmt.Println("block defer")
	}()
	fmt.Println("after block")
}

func main() {
	run()
	fmt.Println(result())
	nested()
	f := func(s string) func() {
		fmt.Println("enter", s)
		return func() { fmt.Println("leave", s) }
	}
	func() {
		defer f("task")()
		fmt.Println("working")
	}()
	var fn func() = func() { fmt.Println("old") }
	func() {
		defer fn()
		fn = func() { fmt.Println("new") }
	}()
}
