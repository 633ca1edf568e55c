package main

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
)

func multi(a string, b ...any) (int, error) {
	return len(a) + len(b), nil
}

func main() {
	swap := func(in []reflect.Value) []reflect.Value { return []reflect.Value{in[1], in[0]} }
	makeSwap := func(fptr any) {
		fn := reflect.ValueOf(fptr).Elem()
		fn.Set(reflect.MakeFunc(fn.Type(), swap))
	}
	var is func(int, int) (int, int)
	makeSwap(&is)
	fmt.Println(is(1, 2))
	var ss func(string, string) (string, string)
	makeSwap(&ss)
	fmt.Println(ss("a", "b"))
	var big func([4]string, struct{ A, B int8 }) (struct{ A, B int8 }, [4]string)
	makeSwap(&big)
	fmt.Println(big([4]string{"x", "y", "z", "w"}, struct{ A, B int8 }{1, -2}))
	none := reflect.MakeFunc(reflect.TypeFor[func()](), func([]reflect.Value) []reflect.Value { fmt.Println("called"); return nil })
	none.Interface().(func())()
	none.Call(nil)
	vari := reflect.MakeFunc(reflect.TypeOf(multi), func(in []reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.ValueOf(in[1].Len() * 10), reflect.ValueOf(errors.New(in[0].String()))}
	}).Interface().(func(string, ...any) (int, error))
	fmt.Println(vari("q", 1, 2, 3))
	fmt.Println(reflect.ValueOf(multi).Call([]reflect.Value{reflect.ValueOf("abc"), reflect.ValueOf(1), reflect.ValueOf("x")})[0])
	fmt.Println(reflect.ValueOf(fmt.Sprintf).Call([]reflect.Value{reflect.ValueOf("%d-%s"), reflect.ValueOf(5), reflect.ValueOf("k")})[0])
	fmt.Println(reflect.ValueOf(strings.ToUpper).Call([]reflect.Value{reflect.ValueOf("abc")})[0])

}
