package main

import (
	"fmt"
	"reflect"
)

type base struct {
	Seen   int
	hidden int
}

type list []base

type pointed struct{ Seen2 int }

type outer struct {
	base
	*pointed
	list
	field base
}

func try(what string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(what, "panics:", r)
		}
	}()
	f()
	fmt.Println(what, "is fine")
}

func main() {
	o := outer{pointed: &pointed{}, list: list{{}}}
	v := reflect.ValueOf(&o).Elem()
	try("setting a promoted field", func() { v.FieldByName("Seen").SetInt(1) })
	try("setting it by the way", func() { v.Field(0).Field(0).SetInt(2) })
	try("setting an unexported one", func() { v.Field(0).Field(1).SetInt(3) })
	try("setting through a pointer", func() { v.FieldByName("Seen2").SetInt(4) })
	try("setting the embedded struct", func() { v.Field(0).Set(reflect.ValueOf(base{})) })
	try("setting an element's field", func() { v.Field(2).Index(0).Field(0).SetInt(5) })
	try("setting a named field's", func() { v.Field(3).Field(0).SetInt(6) })
	try("asking for the embedded struct", func() { v.Field(0).Interface() })
	try("asking for a promoted field", func() { v.Field(0).Field(0).Interface() })
	fmt.Println(v.Field(0).CanSet(), v.Field(0).Field(0).CanSet(), v.Field(1).Elem().CanSet(), v.Field(3).CanInterface())
	fmt.Println(o.Seen, o.Seen2, o.list[0].Seen)
}
