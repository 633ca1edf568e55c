package main

import "fmt"

type pair struct{ a, b int }

var none []int
var nonep []*pair
var null *int
var np *pair
var npp **pair
var zero int
var nilmap map[string]int
var boxed any = "t"

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

//go:noinline
func ids(a int, b *pair) {}

func main() {
	i := 3
	var x []int
	var p []*pair
	var q []pair
	var s []any
	try("1", func() { x = append(x, none[i], 2/zero) })
	try("2", func() { x = append(x, none[i], *null) })
	try("3", func() { x = append(x, *null, none[i]) })
	try("4", func() { x = append(x, *null, none[i]+1) })
	try("5", func() { p = append(p, nonep[i], &*np) })
	try("6", func() { p = append(p, nonep[i], *npp) })
	try("7", func() { x = append(x, nonep[i].a, 2/zero) })
	try("8", func() { x = append(x, np.a, 2/zero) })
	try("9", func() { x = append(x, 2/zero, np.a) })
	try("10", func() { x = append(x, np.a, none[i]) })
	try("11", func() { q = append(q, *np, pair{none[i], 1}) })
	try("12", func() { x = append(x, nilmap["a"], 2/zero, none[i]) })
	try("13", func() { x = append(x, none[i], boxed.(int)) })
	try("14", func() { s = append(s, none[i], *null) })
	try("15", func() { s = append(s, *np, none[i]) })
	try("16", func() { x = append(none[:i], 2/zero) })
	try("17", func() { x = append(*&nonep[i].b2().c, *null) })
	try("18", func() { x = append(x, none[2/zero], *null) })
	try("19", func() { x = append(x, *null, none[2/zero]) })
	try("20", func() { ids(none[i], &*np) })
	try("21", func() { ids(2/zero, &*np) })
	try("22", func() { ids(np.a, &*nonep[i]) })
	try("23", func() { ids(np.a, nonep[i]) })
}

func (p *pair) b2() *hold { return nil }

type hold struct{ c []int }
