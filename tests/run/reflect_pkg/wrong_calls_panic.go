package main

import (
	"fmt"
	"reflect"
)

type Rect struct{ W, H float64 }

func (r Rect) Area() float64 { return r.W * r.H }

func add(a, b int) int { return a + b }

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panics:", r)
		}
	}()
	f()
}

func main() {
	v, pv := reflect.ValueOf(add), reflect.ValueOf(&Rect{1, 2})
	try("nil func", func() { var f func(); reflect.ValueOf(f).Call(nil) })
	try("few", func() { v.Call(nil) })
	try("many", func() { v.Call(make([]reflect.Value, 3)) })
	try("zero", func() { v.Call(make([]reflect.Value, 2)) })
	try("type", func() { v.Call([]reflect.Value{reflect.ValueOf("a"), reflect.ValueOf(1)}) })
	try("notfunc", func() { reflect.ValueOf(1).Call(nil) })
	try("inner", func() { reflect.ValueOf(func() { panic("boom") }).Call(nil) })
	try("nilptr", func() { var p *Rect; reflect.ValueOf(p).MethodByName("Area").Call(nil) })
	try("method", func() { pv.Method(99) })
	try("wrongcount", func() { reflect.MakeFunc(reflect.TypeOf(add), func([]reflect.Value) []reflect.Value { return nil }).Interface().(func(int, int) int)(1, 2) })
}
