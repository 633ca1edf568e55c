package main

import (
	"errors"
	"fmt"
	"reflect"
	"sort"
	"strings"
)

type Shape interface {
	Area() float64
	Name() string
}
type Rect struct{ W, H float64 }

func (r Rect) Area() float64          { return r.W * r.H }
func (r Rect) Name() string           { return "rect" }
func (r *Rect) Scale(k float64)       { r.W *= k; r.H *= k }
func (r Rect) Sum(xs ...int) (s int)  { for _, x := range xs { s += x }; return }
func (r Rect) hidden()                {}
func (r Rect) Big(a [5]int, s string, e error) (string, [3]string, error) {
	return fmt.Sprint(a, s, e), [3]string{s, s, "z"}, errors.New("e:" + s)
}

type MyInt int

func (m MyInt) Double() MyInt { return m * 2 }
func (m MyInt) String() string { return fmt.Sprintf("MyInt(%d)", int(m)) }

type Emb struct {
	*Rect
	MyInt
	X int
}

func add(a, b int) int { return a + b }
func multi(a string, b ...any) (int, error) {
	return len(a) + len(b), nil
}

func main() {
	v := reflect.ValueOf(add)
	fmt.Println(v.Call([]reflect.Value{reflect.ValueOf(3), reflect.ValueOf(4)})[0].Int())
	r := &Rect{2, 3}
	pv := reflect.ValueOf(r)
	for i := 0; i < pv.NumMethod(); i++ {
		m := pv.Type().Method(i)
		fmt.Println(i, m.Name, m.Type, m.PkgPath == "", m.Index, pv.Method(i).Type())
	}
	fmt.Println(pv.Type().Elem().NumMethod())
	pv.MethodByName("Scale").Call([]reflect.Value{reflect.ValueOf(2.0)})
	fmt.Println(*r, pv.MethodByName("Area").Call(nil)[0].Float())
	fmt.Println(reflect.ValueOf(*r).MethodByName("Sum").Call([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf(2), reflect.ValueOf(3)})[0])
	fmt.Println(reflect.ValueOf(*r).MethodByName("Sum").CallSlice([]reflect.Value{reflect.ValueOf([]int{4, 5})})[0])
	out := reflect.ValueOf(*r).MethodByName("Big").Call([]reflect.Value{reflect.ValueOf([5]int{1, 2, 3, 4, 5}), reflect.ValueOf("hi"), reflect.Zero(reflect.TypeFor[error]())})
	fmt.Println(out[0], out[1], out[2], out[2].Type())
	fmt.Println(pv.MethodByName("None").IsValid(), pv.MethodByName("hidden").IsValid())
	m, ok := reflect.TypeOf(MyInt(0)).MethodByName("Double")
	fmt.Println(m.Type, ok, m.Func.Call([]reflect.Value{reflect.ValueOf(MyInt(21))})[0])
	st := reflect.TypeFor[Shape]()
	for i := 0; i < st.NumMethod(); i++ {
		fmt.Println(st.Method(i).Name, st.Method(i).Type, st.Method(i).Func.IsValid())
	}
	var s Shape = *r
	sv := reflect.ValueOf(&s).Elem()
	fmt.Println(sv.Kind(), sv.NumMethod(), sv.Method(0).Call(nil)[0], sv.MethodByName("Name").Call(nil)[0])
	f := pv.MethodByName("Area").Interface().(func() float64)
	r.W = 100
	fmt.Println(f())
	g := reflect.ValueOf(*r).MethodByName("Area").Interface().(func() float64)
	r.W = 1
	fmt.Println(g())
	e := Emb{r, 7, 1}
	ev := reflect.ValueOf(e)
	for i := 0; i < ev.NumMethod(); i++ {
		fmt.Print(ev.Type().Method(i).Name, " ")
	}
	fmt.Println()
	fmt.Println(ev.MethodByName("Double").Call(nil)[0], ev.MethodByName("Area").Call(nil)[0])

	names := []string{}
	for m := range pv.Type().Methods() {
		names = append(names, m.Name)
	}
	sort.Strings(names)
	fmt.Println(names)
	for f, v := range reflect.ValueOf(*r).Fields() {
		fmt.Println(f.Name, v)
	}
	h := map[string]reflect.Value{"add": reflect.ValueOf(add), "upper": reflect.ValueOf(strings.ToUpper)}
	fmt.Println(h["add"].Type().NumIn(), h["upper"].Type().Out(0), h["add"].Kind() == reflect.Func)
	deep := reflect.ValueOf(func(n int) (rec int) { return n })
	total := 0
	for i := 0; i < 20000; i++ {
		total += int(deep.Call([]reflect.Value{reflect.ValueOf(i)})[0].Int())
	}
	fmt.Println(total)
}
