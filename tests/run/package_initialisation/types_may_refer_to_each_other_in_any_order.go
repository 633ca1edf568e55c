package main

import "fmt"

type (
	first  second
	second *third
	third  first

	list     elements
	elements []entry
	entry    struct{ more list }
)

type whole interface {
	part
	size() int
}
type part interface{ other() same }
type same whole

type value struct{ n int }

func (v value) size() int   { return v.n }
func (v value) other() same { return value{v.n + 1} }

type lengths [len(sizes{})]cell
type sizes [3]cell
type cell struct{ up *lengths }

func main() {
	var t third
	f := first(&t)
	t = third(f)
	fmt.Println(*f == t)
	l := list{{}, {list{{}}}}
	fmt.Println(len(l), len(l[1].more))
	var w whole = value{1}
	fmt.Println(w.other().size(), w.other().other().size())
	fmt.Println(len(lengths{}))
}
