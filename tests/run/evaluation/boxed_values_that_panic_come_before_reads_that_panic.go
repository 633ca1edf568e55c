package main

import "fmt"

type pair struct{ a, b int }

var none []int
var null *int
var zero int

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

//go:noinline
func anys(x ...any) {}

//go:noinline
func ptrs(x ...*pair) {}

//go:noinline
func ia(x int, y any) {}

type big struct{ a, b, c int }

var nullBig *big
var boxed any = "t"

func main() {
	i := 3
	try("1", func() { anys(none[i], &pair{1, 2 / zero}) })
	try("2", func() { anys(none[i], &pair{1, *null}) })
	try("3", func() { anys(none[i], []int{*null, 1}) })
	try("4", func() { anys(none[i], []int{*null, 1}, &pair{1, 2 / zero}) })
	try("5", func() { ptrs(&pair{1, none[i]}, &pair{1, 2 / zero}) })
	try("6", func() { anys(none[i], 2/zero) })
	try("7", func() { ia(none[i], 2/zero) })
	try("8", func() { ia(none[i], *null) })
	try("9", func() { ia(none[i], *nullBig) })
	try("10", func() { ia(none[i], *nullBig == big{}) })
	try("11", func() { ia(none[i], uint8(*null)) })
	try("12", func() { ia(none[i], boxed.(string)) })
	try("13", func() { ia(none[i], boxed.(int)) })
	try("14", func() { ia(*null, none[i]) })
	try("15", func() { ia(*null, string(rune(none[i]))) })
	try("16", func() { anys(pair{*null, 1}, none[i]) })
	try("17", func() { anys(none[i], pair{*null, 1}) })
	try("18", func() { anys(none[i], *nullBig) })
	try("19", func() { anys(1, none[i], &pair{}, boxed.(int)) })
	try("20", func() { _ = []any{none[i], &pair{1, *null}} })
	try("21", func() { ia(none[i], &pair{1, *null}) })
	try("22", func() { anys(&pair{1, 2 / zero}, &pair{1, *null}) })
	try("23", func() { anys(none[i], new(pair{1, *null})) })
	try("24", func() { x := []any{none[i], &pair{1, *null}}; anys(x...) })
}
