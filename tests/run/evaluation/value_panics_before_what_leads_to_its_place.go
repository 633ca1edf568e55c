package main

import "fmt"

type P struct{ a, b int }
type Big struct{ a [10]int }

func at(i, n int) int {
	if n <= 0 {
		return 0
	}
	return i % n
}

func try(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

func test[T any](name string) {
	var v []*T
	var e *T
	var w []T
	var ss [][]T
	var m map[string]*T
	i := 3
	var pv *[]T
	_ = pv
	try(name+" *v[i] = *e", func() { *v[i] = *e })
	try(name+" *v[at] = *e", func() { *v[at(i, len(v))] = *e })
	try(name+" w[i] = *e", func() { w[i] = *e })
	try(name+" w[at] = *e", func() { w[at(i, len(w))] = *e })
	try(name+" w[at] = *v[at]", func() { w[at(i, len(w))] = *v[at(5, len(v))] })
	try(name+" ss[i][i] = *e", func() { ss[i][i] = *e })
	try(name+" *e = w[i]", func() { *e = w[i] })
	try(name+" *m[x] = w[i]", func() { *m["x"] = w[i] })
	try(name+" (*pv)[0] = w[i]", func() { (*pv)[0] = w[i] })
	try(name+" (*pv)[0] = *e", func() { (*pv)[0] = *e })
	for k, x := range []*T{nil} {
		try(name+" range", func() { *v[at(k, len(v))] = *x })
	}
}
func direct() {
	var v []*P
	var w []int
	var vi []*int
	var e *P
	var ei *int
	var ev *any
	var va []*any
	var vs []*[]int
	var es *[]int
	i := 3
	try("P", func() { *v[i] = *e })
	try("int", func() { *vi[i] = *ei })
	try("P.b", func() { v[i].b = e.b })
	try("any", func() { *va[i] = *ev })
	try("slice", func() { *vs[i] = *es })
	try("w", func() { w[i] = *ei })
	try("w2", func() { w[i] = e.b })
	try("w+=", func() { w[i] += *ei })
	try("v+=", func() { *vi[i] += *ei })
	for k, x := range []*P{nil} {
		_ = k
		try("for", func() { (*v[at(k, len(v))]) = (*x) })
	}
}
func plain(v []*P, e *P, i int)            { *v[at(i, len(v))] = *e }
func plaini(v []*int, e *int, i int)       { *v[at(i, len(v))] = *e }
func plainb(v []*Big, e *Big, i int)       { *v[at(i, len(v))] = *e }
func plain2(v []P, e *P, i int)            { v[at(i, len(v))] = *e }
func plainb2(v []Big, e *Big, i int)       { v[at(i, len(v))] = *e }
func plains(v []*string, e *string, i int) { *v[at(i, len(v))] = *e }
func main() {
	test[int]("int")
	test[P]("P")
	test[Big]("Big")
	test[string]("string")
	direct()
	try("plain", func() { plain(nil, nil, 1) })
	try("plaini", func() { plaini(nil, nil, 1) })
	try("plainb", func() { plainb(nil, nil, 1) })
	try("plain2", func() { plain2(nil, nil, 1) })
	try("plainb2", func() { plainb2(nil, nil, 1) })
	try("plains", func() { plains(nil, nil, 1) })
}
