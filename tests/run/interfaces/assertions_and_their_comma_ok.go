package main

import (
	"errors"
	"fmt"
)

type reader interface{ read() string }
type writer interface{ write(string) }
type readWriter interface {
	reader
	writer
}
type file struct{ data string }

func (f *file) read() string   { return f.data }
func (f *file) write(s string) { f.data += s }

type socket struct{}

func (socket) read() string { return "socket" }

func main() {
	var x interface{} = 42
	n, ok := x.(int)
	s, no := x.(string)
	fmt.Println(n, ok, s == "", no, x.(int)+1)
	var r reader = &file{"f"}
	w, ok := r.(writer)
	w.write("+")
	fmt.Println(ok, r.read(), r.(readWriter).read())
	r = socket{}
	_, ok = r.(writer)
	_, is := r.(socket)
	fmt.Println(ok, is)
	_, ok = x.(fmt.Stringer)
	fmt.Println(ok)
	x = nil
	_, ok = x.(interface{})
	_, ok2 := x.(error)
	fmt.Println(ok, ok2)
	x = errors.New("boom")
	if e, ok := x.(error); ok {
		fmt.Println(e)
	}
	x = [2]int{1, 2}
	arr := x.([2]int)
	arr[0] = 9
	fmt.Println(x, arr)
	x = func(a int) int { return a * 2 }
	fmt.Println(x.(func(int) int)(21))
	x = map[string][]int{"a": {1}}
	x.(map[string][]int)["b"] = nil
	fmt.Println(x)
	type local struct{ v int }
	x = local{1}
	_, ok = x.(struct{ v int })
	fmt.Println(ok, x.(local).v)
}
