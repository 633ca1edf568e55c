package main

import "fmt"

type inner struct{ n [2]int }
type outer struct {
	inner
	name string
	ref  *int
	tags []string
}

func mutate(o outer) outer {
	o.n[0] = 9
	o.name += "!"
	*o.ref++
	o.tags[0] = "shared"
	return o
}

func main() {
	x := 1
	a := outer{inner{[2]int{1, 2}}, "a", &x, []string{"own"}}
	b := mutate(a)
	fmt.Println(a.n, a.name, *a.ref, a.tags)
	fmt.Println(b.n, b.name, *b.ref, b.tags)
	c := a
	c.inner = inner{}
	fmt.Println(a.n, c.n)
	arr := [2]outer{a, b}
	arr[0].name = "changed"
	fmt.Println(a.name, arr[0].name, arr[1].name)
	var zero outer
	fmt.Println(zero.n, zero.name == "", zero.ref == nil, zero.tags == nil)
	p := &a
	d := *p
	p.name = "via pointer"
	fmt.Println(a.name, d.name)
}
