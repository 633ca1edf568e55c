package main

import "fmt"

func helper() interface{} { return recover() }

func nestedCall() (got interface{}) {
	defer func() {
		got = recover()
		fmt.Println("outer got", got)
	}()
	defer func() {
		fmt.Println("nested got", func() interface{} { return recover() }())
	}()
	panic("p1")
}

func viaFunction() (ok bool) {
	defer func() { ok = recover() != nil }()
	defer func() { fmt.Println("through a function:", helper()) }()
	panic("p2")
}

func deferredDirectly() {
	defer helper()
	panic("p3")
}

func twice() {
	defer func() { fmt.Println("second", recover()) }()
	defer func() { fmt.Println("first", recover()) }()
	panic("p4")
}

type recoverer struct{ got interface{} }

func (r *recoverer) run() { r.got = recover() }

func viaMethod() (r recoverer) {
	defer r.run()
	panic("p5")
}

func main() {
	nestedCall()
	fmt.Println(viaFunction())
	deferredDirectly()
	fmt.Println("p3 was recovered")
	twice()
	r := viaMethod()
	fmt.Println(r.got)
	func() {
		defer func() { fmt.Println("no panic:", recover()) }()
	}()
}
