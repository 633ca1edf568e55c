package main

import (
	"fmt"
	"runtime"
)

var sink any
var sinks [4]any

type pair struct{ a, b int }
type named struct {
	s string
	n int
	f float32
	i any
}

func count(what string, f func()) {
	var before, after runtime.MemStats
	f()
	runtime.ReadMemStats(&before)
	for i := 0; i < 1000; i++ {
		f()
	}
	runtime.ReadMemStats(&after)
	fmt.Println(what, (after.Mallocs-before.Mallocs+500)/1000, sink)
}

const big = 1 << 40

var glob = 1000

func main() {
	runtime.GC()
	count("int", func() { sink = 1000 })
	count("big", func() { sink = big })
	count("float", func() { sink = 1.5 })
	count("float32", func() { sink = float32(2.5) })
	count("int16", func() { sink = int16(-1000) })
	count("uint64", func() { sink = uint64(1 << 63) })
	count("string", func() { sink = "hello" })
	count("empty string", func() { sink = "" })
	count("concat", func() { sink = "a" + "b" })
	count("rune", func() { sink = 'x' })
	count("struct", func() { sink = pair{1, 2} })
	count("struct nested", func() { sink = named{"x", 3, 1.5, "y"} })
	count("struct nested zero", func() { sink = named{n: 3} })
	count("struct zero", func() { sink = named{} })
	count("pair zero", func() { sink = pair{} })
	count("array", func() { sink = [3]int{1, 2, 3} })
	count("array of strings", func() { sink = [2]string{1: "b"} })
	count("slice", func() { sink = []int{1, 2, 3} })
	count("nil slice", func() { sink = []int(nil) })
	count("ptr nil", func() { sink = (*int)(nil) })
	count("global", func() { sink = glob })
	count("local", func() { x := 1000; sink = x })
	count("local string", func() { x := "abc"; sink = x })
	count("local var zero", func() { var x int64; sink = x })
	count("local var struct zero", func() { var x pair; sink = x })
	count("local reassigned", func() { x := 1000; x++; sink = x })
	count("local of local", func() { x := 1000; y := x; sink = y })
	count("local struct", func() { x := pair{1, 2}; sink = x })
	count("captured", func() { x := 1000; func() { sink = x }() })
	count("const conv", func() { x := 1000; sink = int64(x) })
	count("args", func() { sink = fmt.Sprint("a", 1000) })
	count("any slice", func() { sinks = [4]any{1000, "x", 2.5, nil} })
	count("zero array", func() { sink = [0]int{} })
	count("struct with nil pointer", func() { sink = struct{ p *int; q int }{nil, 3} })
	count("array1 of small", func() { sink = [1]int{7} })
	count("array1 of int", func() { sink = [1]int{700} })
	count("struct const field", func() { sink = struct{ a any }{7000} })
	count("bool", func() { sink = true })
	count("byte slice", func() { sink = []byte("abc") })
	count("addr", func() { sink = &pair{1, 2} })
	type dur int64
	count("named", func() { sink = dur(5000) })
	count("min", func() { sink = min(5000, 6000) })
	count("len", func() { sink = len("hello") })
	count("len arr", func() { var a [500]int; sink = len(a) })
	count("two", func() { x, y := 1000, 2000; sink = x; sink = y })
	count("if", func() { if x := 1000; x > 3 { sink = x } })
	count("err", func() { var e error = errT("abc"); sink = e })
	count("panic", func() { defer func() { recover() }(); panic("abc") })
	count("range const", func() { for _, v := range [2]int{1000, 2000} { sink = v } })
	count("chan", func() { c := make(chan any, 1); c <- 5000 })
	count("append", func() { var c []any; c = append(c, 5000); sink = c })
	count("u8 struct", func() { sink = struct{ a, b uint8 }{1, 2} })
	var ms any = sinks
	_ = ms
}

type errT string

func (e errT) Error() string { return string(e) }
