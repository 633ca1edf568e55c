package main

import (
	"fmt"
	"runtime"
)

type small struct{ p *int }
type big struct {
	name string
	data [20]*int
	m    map[string]int
}
type shape interface{ describe() string }

func (s small) describe() string { return fmt.Sprint("small ", *s.p) }
func (b big) describe() string   { return fmt.Sprint("big ", b.name, *b.data[19], b.m["k"]) }

type fn func() int

func (f fn) describe() string { return fmt.Sprint("fn ", f()) }

type str string

func (s str) describe() string { return "str " + string(s) }

func main() {
	var shapes []shape
	for i := range 40 {
		n := i
		b := big{name: fmt.Sprint("b", i), m: map[string]int{"k": i * 2}}
		b.data[19] = &n
		shapes = append(shapes, small{&n}, b, fn(func() int { n++; return n }), str(fmt.Sprint("s", i)))
	}
	runtime.GC()
	total := 0
	for _, s := range shapes {
		total += len(s.describe())
	}
	fmt.Println(total, shapes[157].describe(), shapes[158].describe(), shapes[159].describe(), shapes[156].describe())
	any := []interface{}{1 << 40, 3.14, "text" + fmt.Sprint(1), []int{1}, [3]string{"a", "b", "c"}, struct{ p *string }{new(string)}}
	runtime.GC()
	fmt.Println(any[:5]...)
	arr := any[4].([3]string)
	arr[0] = "changed"
	fmt.Println(any[4], arr)
	var errs []error
	for i := range 100 {
		errs = append(errs, fmt.Errorf("e%d: %w", i, fmt.Errorf("cause %d", i)))
	}
	runtime.GC()
	fmt.Println(errs[99], len(errs))
}
