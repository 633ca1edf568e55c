package main

import "fmt"

type T struct{ s []int }

type U struct{ n int }

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

//go:noinline
func zero() int { return 0 }

//go:noinline
func use(x []int) {}

func main() {
	inPlace()
	elsewhere()
}

func inPlace() {
	var p *T
	var q *U
	a := []int{}
	i := zero() + 5
	var g [][]int
	var arr *[3][]int
	m := map[string][]int(nil)
	var e any = "x"
	var pp *[]int
	try("field index", func() { p.s = append(p.s, a[i]) })
	try("field nil", func() { p.s = append(p.s, q.n) })
	try("field div", func() { p.s = append(p.s, 1/zero()) })
	try("elem index", func() { g[i] = append(g[i], a[i+1]) })
	try("elem nil", func() { g[i] = append(g[i], q.n) })
	try("elem assert", func() { g[i] = append(g[i], e.(int)) })
	try("arr index", func() { arr[i] = append(arr[i], a[i+1]) })
	try("arr nil", func() { arr[1] = append(arr[1], a[i+1]) })
	try("deref nil", func() { *pp = append(*pp, a[i+1]) })
	try("map index", func() { m["a"] = append(m["a"], a[i+1]) })
	try("map ok", func() { m["a"] = append(m["a"], 1) })
	try("field two", func() { p.s = append(p.s, 1, a[i]) })
	try("g of a", func() { g[a[i]] = append(g[a[i]], q.n) })
	try("g of q", func() { g[q.n] = append(g[q.n], a[i]) })
	fmt.Println(len(m))
}

func elsewhere() {
	var p, p2 *T
	var q *U
	a := []int{}
	i := zero() + 5
	var g [][]int
	var e any = "x"
	var m map[any][]int
	try("define", func() { x := append(p.s, a[i]); use(x) })
	try("arg", func() { use(append(p.s, a[i])) })
	try("arg elem", func() { use(append(g[i], q.n)) })
	try("other", func() { p.s = append(p2.s, a[i]) })
	try("other elem", func() { p.s = append(g[i], 1) })
	try("two", func() { use(append(p.s, 1, a[i])) })
	try("nil slice", func() { use(append(g[i], e.(int))) })
	try("slice", func() { use(append(p.s, g[i]...)) })
	try("slice2", func() { use(append(g[i], p.s...)) })
	try("slice3", func() { p.s = append(p.s, g[i]...) })
	try("slice4", func() { g[i] = append(g[i], p.s...) })
	try("slice5", func() { g[i] = append(g[i], a[i:]...) })
	try("slice6", func() { p.s = append(p.s, a[i:]...) })
	try("unhash", func() { m[a] = append(m[a], 1) })
	try("unhash idx", func() { m[a] = append(m[a], a[i]) })
	var k any = a
	try("unhash k", func() { m[k] = append(m[k], a[i]) })
	m = map[any][]int{}
	try("unhash idx", func() { m[a] = append(m[a], a[i]) })
	try("unhash k", func() { m[k] = append(m[k], a[i]) })
	try("unhash k", func() { m[k] = append(m[k], 1) })
	try("unhash p", func() { m[p.s] = append(m[p.s], a[i]) })
	mm := map[string]map[int][]int{}
	try("mm", func() { mm["a"][i] = append(mm["a"][i], a[i]) })
	try("mm", func() { mm["a"][i] = append(mm["a"][i], 1) })
	try("mq", func() { mm["a"][q.n] = append(mm["a"][q.n], a[i]) })
	mi := map[int][]int{}
	try("mi", func() { mi[a[i]] = append(mi[a[i]], q.n) })
	try("mi", func() { mi[q.n] = append(mi[q.n], a[i]) })
	try("mi len", func() { mi[len(p.s)] = append(mi[len(p.s)], a[i]) })
	try("mi len", func() { mi[len(p.s)+1] = append(mi[len(p.s)+1], a[i]) })
	mi = nil
	try("mi len", func() { mi[len(a)] = append(mi[len(a)], a[i]) })
	try("mi len", func() { mi[len(a)] = append(mi[len(a)], 1) })
	fmt.Println(len(m), len(mi))
}
