// FuncForPC: of Caller's counters and of reflect's, for functions of all kinds, called before or not.
package main

import (
	"fmt"
	"path/filepath"
	"reflect"
	"runtime"
	"sort"
	"strings"
)

type gauge struct{ level int }

func (g gauge) read() int  { return g.level }
func (g *gauge) set(n int) { g.level = n }

func double[T int | float64](v T) T { return 2 * v }

func name(f any) string { return runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Name() }

//go:noinline
func here() (string, int) {
	pc, file, line, ok := runtime.Caller(1)
	fn := runtime.FuncForPC(pc)
	again, at := fn.FileLine(pc - 1)
	fmt.Println(ok, again == file, at == line, fn.Entry() <= pc)
	return fn.Name() + " " + filepath.Base(file), line
}

func counter(from int) func() int {
	return func() int { from++; return from }
}

func main() {
	g := gauge{3}
	local := func() { fmt.Println(g) }
	for _, f := range []any{
		main, name, here, gauge.read, (*gauge).set, g.read, (&g).set, double[int], double[float64], local, func() {}, counter(1),
		strings.ToUpper, sort.Strings, fmt.Println, runtime.GC,
	} {
		fmt.Println(name(f))
	}
	fmt.Println(here())
	func() { fmt.Println(here()) }()
	one, other := reflect.ValueOf(counter(1)).Pointer(), reflect.ValueOf(counter(2)).Pointer()
	fmt.Println(one == other, one == reflect.ValueOf(local).Pointer())
	fn := runtime.FuncForPC(reflect.ValueOf(here).Pointer())
	pc, _, _, _ := runtime.Caller(0)
	fmt.Println(fn == runtime.FuncForPC(fn.Entry()), runtime.FuncForPC(pc) == runtime.FuncForPC(pc-1), runtime.FuncForPC(pc) == fn)
	file, line := fn.FileLine(fn.Entry())
	fmt.Println(fn.Entry() == reflect.ValueOf(here).Pointer(), filepath.Base(file), line)
	var none func()
	fmt.Println(reflect.ValueOf(none).Pointer(), runtime.FuncForPC(0) == nil, runtime.FuncForPC(0).Name() == "")
}
