package main

import (
	"fmt"
	"runtime"
)

var sink any

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

type one struct{ a any }
type two struct {
	s string
	a any
}
type three struct {
	f float32
	n int
}

func main() {
	count("one int", func() { sink = one{7000} })
	count("one str", func() { sink = one{"y"} })
	count("two", func() { sink = two{"x", "y"} })
	count("two one", func() { sink = two{"x", 7} })
	count("two one", func() { sink = two{"x", nil} })
	count("three", func() { sink = three{1.5, 3} })
	count("arr any", func() { sink = [2]any{1.5, 3} })
	count("arr any", func() { sink = [1]any{"x"} })
	count("ptr", func() { sink = two{"x", (*int)(nil)} })
	count("int from local", func() { x := three{1.5, 3}; y := x; sink = y })
	count("modified", func() { x := three{1.5, 3}; x.f = 2; sink = x })
	count("var decl", func() { var x three; sink = x })
	count("var decl any", func() { var x two; sink = x })
	count("var decl str", func() { var x string; sink = x })
	count("blank struct", func() { sink = struct{ _, b int }{b: 2} })
	count("slice of any", func() { sink = []any{1000, 2000, "x"} })
	count("neg zero", func() { z := 0.0; sink = -z })
	count("expr", func() { x := 1000; sink = x + 1 })
	count("local str concat", func() { x := "a"; sink = x + "b" })
	x := 5000
	count("outer", func() { sink = x })
	const s = "abc"
	count("s index", func() { sink = s[1] })
	count("s slice", func() { sink = s[1:] })
	var y any = 9000
	count("var y", func() { sink = y })
	count("typed", func() { var e int32 = 90000; sink = e })
	count("multi", func() { a, b := 1.5, "q"; sink = a; sink = b })
	count("field", func() { v := three{1.5, 3}; sink = v.n })
	count("field", func() { v := three{1.5, 3000}; sink = v.n })
}
