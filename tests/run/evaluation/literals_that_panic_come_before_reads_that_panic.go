package main

import "fmt"

type pair struct {
	a, b int
}

type holder struct {
	p   pair
	s   []int
	q   *pair
	any any
	m   map[string]int
}

type three struct{ a, b, c [3]int }

var none []int
var null *int
var nullPair *pair
var boxed any = "text"
var nilMap map[string]int
var zero int

//go:noinline
func take(a any, b any) {}

//go:noinline
func ints(a int, b ...int) int { return a }

//go:noinline
func structs(a int, b pair, c int) int { return a }

//go:noinline
func holders(a int, b holder) int { return a }

//go:noinline
func slices(a int, b []int) int { return a }

//go:noinline
func pointers(a int, b *pair) int { return a }

//go:noinline
func arrays(a int, b [2]int) int { return a }

//go:noinline
func bigs(a int, b three) int { return a }

//go:noinline
func maps(a int, b map[int]int) int { return a }

//go:noinline
func funcs(a int, b func() int) int { return a }

//go:noinline
func pairs(a pair, b pair) int { return 0 }

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func main() {
	i := 3
	try("struct", func() { structs(none[i], pair{*null, 1}, 1) })
	try("struct between", func() { structs(none[i], pair{1, *null}, 1/zero) })
	try("struct then division", func() { structs(1, pair{1, 2 / zero}, *null) })
	try("struct last", func() { structs(*null, pair{1, 2}, none[i]) })
	try("slice", func() { slices(none[i], []int{*null, 1}) })
	try("slice of one", func() { slices(*null, []int{none[i]}) })
	try("pointer", func() { pointers(none[i], &pair{*null, 1}) })
	try("array", func() { arrays(none[i], [2]int{*null, 1}) })
	try("array of nothing", func() { arrays(none[i], [2]int{}) })
	try("big", func() { bigs(none[i], three{a: [3]int{*null}}) })
	try("map", func() { maps(none[i], map[int]int{*null: 1}) })
	try("variadic", func() { ints(none[i], *null) })
	try("variadic two", func() { ints(none[i], 1, *null) })
	try("any", func() { take(none[i], pair{*null, 1}) })
	try("any slice", func() { take(none[i], []int{*null, 1}) })
	try("any pointer", func() { take(none[i], &pair{*null, 1}) })
	try("nested", func() { holders(none[i], holder{p: pair{*null, 1}}) })
	try("nested order", func() { holders(1, holder{p: pair{a: *null}, s: []int{none[i]}}) })
	try("nested order 2", func() { holders(1, holder{p: pair{a: none[i]}, s: []int{*null}}) })
	try("nested order 3", func() { holders(1, holder{p: pair{a: none[i]}, q: &pair{*null, 1}}) })
	try("nested order 4", func() { holders(1, holder{p: pair{a: none[i]}, any: *null}) })
	try("nested order 5", func() { holders(1, holder{p: pair{a: none[i]}, any: *nullPair}) })
	try("nested order 6", func() { holders(1, holder{any: boxed.(int), p: pair{a: none[i]}}) })
	try("nested order 7", func() { holders(1, holder{p: pair{a: none[i]}, m: map[string]int{"a": *null}}) })
	try("nested order 8", func() { holders(1, holder{p: pair{a: none[i]}, s: none[1:2]}) })
	try("nested order 9", func() { holders(1, holder{p: pair{a: none[i]}, s: append(none, *null)}) })
	try("nested order 10", func() { holders(1, holder{p: pair{a: none[i]}, s: make([]int, zero-1)}) })
	try("nested order 11", func() { holders(1, holder{p: pair{a: *null, b: boxed.(int)}}) })
	try("two structs", func() { pairs(pair{none[i], 1}, pair{*null, 1}) })
	try("two structs 2", func() { pairs(pair{1, *null}, pair{none[i], 1}) })
	try("copy and struct", func() { pairs(*nullPair, pair{none[i], 1}) })
	try("closure", func() { funcs(none[i], func() int { return i }) })
	try("slice literal indexed", func() { slices([]int{1, 2}[i], []int{*null}) })
	try("array literal indexed", func() { slices([2]int{1, *null}[i], []int{none[i]}) })
	try("assign two", func() {
		var a int
		var b pair
		a, b = none[i], pair{*null, 1}
		_, _ = a, b
	})
	try("define two", func() {
		a, b := none[i], pair{*null, 1}
		_, _ = a, b
	})
	try("define slice", func() {
		a, b := none[i], []int{*null}
		_, _ = a, b
	})
	try("define pointer", func() {
		a, b := none[i], &pair{*null, 2}
		_, _ = a, b
	})
	try("return two", func() {
		func() (int, pair) { return none[i], pair{*null, 1} }()
	})
	try("return slice", func() {
		func() (int, []int) { return none[i], []int{*null} }()
	})
	try("sum", func() { _ = none[i] + pair{*null, 1}.a })
	try("sum of array", func() { i = none[i] + [2]int{*null, 1}[i] })
	try("sum of slice", func() { i = none[i] + []int{*null, 1}[i] })
	try("sum of length", func() { i = none[i] + len([]int{*null, 1}) })
	try("compare", func() { println(pair{none[i], 1} == *nullPair) })
	try("compare 2", func() { println(*nullPair == pair{none[i], 1}) })
	try("send", func() {
		c := make(chan pair, 1)
		var cs []chan pair
		cs = append(cs, c)
		cs[i] <- pair{*null, 1}
	})
	try("map entry", func() {
		m := []map[int]pair{nil}
		m[i][none[i]] = pair{*null, 1}
	})
	try("slice entry", func() {
		m := []pair{}
		m[i] = pair{*null, 1}
	})
	try("deref target", func() { *nullPair = pair{none[i], 1} })
	try("nil map", func() { nilMap["a"] = none[i] })
	try("method", func() { var h *holder; _ = h.p.add(none[i], pair{*null, 1}) })
	try("method pointer", func() { var h *holder; h.set(none[i], pair{*null, 1}) })
	try("append", func() { _ = append([]pair{{none[i], 1}}, pair{*null, 1}) })
	try("append 2", func() { var x [][]int; x = append(x, none[:i], []int{*null}); _ = x })
	try("println", func() { fmt.Println(none[i], pair{*null, 1}) })
	try("sprint", func() { _ = fmt.Sprint(none[i], []int{*null, 1}, &pair{1, 2 / zero}) })
	try("go", func() { defer slices(none[i], []int{*null}) })
	try("copy", func() { copy(none[:i], []int{*null}) })
	try("copy 2", func() { copy([]int{*null}, none[:i]) })
	try("min", func() { _ = min(none[i], pair{*null, 1}.a) })
	try("string", func() { _ = "a" + string([]byte{byte(none[i])}) + string(rune(*null)) })
}

func (p pair) add(a int, b pair) int { return a }
func (h *holder) set(a int, b pair)  {}
