package main

import "fmt"

type point struct{ X, Y int }
type shape struct {
	Name   string
	Center *point
	Points []point
	Meta   map[string]interface{}
	next   *shape
	fn     func()
	err    error
	any    interface{}
}
type inner struct{ v interface{} }
type tree struct {
	Left, Right *tree
	Val         int
}
type emptyStruct struct{}

func main() {
	p := point{1, -2}
	fmt.Printf("%v %+v %#v %T\n", p, p, p, p)
	fmt.Printf("%v %+v %T\n", &p, &p, &p)
	s := shape{Name: "tri", Points: []point{{0, 0}, {1, 0}}, Meta: map[string]interface{}{"k": 1, "a": []string{"x"}}, any: inner{2.5}}
	fmt.Printf("%v\n%+v\n", s, s)
	fmt.Printf("%v %+v %#v\n", []*int{nil}, [2]point{}, []point{{3, 4}})
	fmt.Printf("%v %v %v %v\n", []interface{}{1, "a", nil, 2.5, true, 'x'}, map[point]string{{1, 2}: "a"}, struct{}{}, emptyStruct{})
	fmt.Printf("%v %+v\n", inner{inner{inner{nil}}}, inner{&inner{7}} == inner{nil})
	fmt.Printf("%v %d %s\n", &[]int{1, 2}, &[]int{1, 2}, &[]string{"p"})
	fmt.Printf("%v %v\n", &map[string]int{"a": 1}, &[2]bool{true})
	fmt.Printf("%#v %#v %#v %#v\n", []int(nil), map[string]bool(nil), []string{"q"}, struct {
		A int
		B string
	}{1, "b"})
	fmt.Printf("%#v %#v %#v %#v\n", []interface{}{1, "s", nil, 1.5}, (*int)(nil), interface{}(nil), error(nil))
	fmt.Printf("%#v %#v\n", tree{Val: 3}, map[string]point{"o": {}})
	fmt.Printf("%v %+v\n", tree{Val: 1}, &tree{Val: 2})
	fmt.Printf("%6d|%-4v|%04d\n", []int{1, 22}, p, p)
	fmt.Printf("%#v %#v %#v %#v\n", int8(3), uint(7), 'a', uintptr(9))
	fmt.Println(s.Meta, s.Points, nil, []byte("hi"), [3]bool{}, &p)
}
