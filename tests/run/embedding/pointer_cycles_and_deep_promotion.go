package main

import "fmt"

type a struct{ name string }
type b struct{ *a }
type c struct {
	b
	n int
}
type d struct{ *c }

func (x *a) set(s string)  { x.name = s }
func (x a) get() string    { return x.name }
func (x *c) bump() (n int) { x.n++; return x.n }
func (x b) tag() string    { return "b:" + x.name }

type getter interface {
	get() string
	set(string)
	tag() string
	bump() int
}

func main() {
	v := d{&c{b{&a{"first"}}, 1}}
	fmt.Println(v.name, v.get(), v.tag(), v.bump(), v.c.b.a.name)
	v.set("second")
	v.a.name += "!"
	var g getter = v
	g.set(g.get() + "?")
	fmt.Println(v.name, g.tag(), g.bump(), v.n)
	shared := &a{"shared"}
	x, y := c{b: b{shared}}, c{b: b{shared}}
	x.set("changed")
	fmt.Println(y.get(), x == y)
	w := d{}
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(w.name)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(d{&c{}}.get())
	}()
}
