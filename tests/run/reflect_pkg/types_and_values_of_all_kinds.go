package main

import (
	"fmt"
	"reflect"
	"strings"
)

type Named int

func (n Named) String() string { return fmt.Sprintf("named %d", int(n)) }

type Base struct {
	ID   int `json:"id" db:"key"`
	note string
}

type Shape interface {
	Area() float64
}

type Square struct {
	Base
	Side  float64 `json:"side,omitempty"`
	Tags  []string
	Attrs map[string]any
	Next  *Square
	F     func(int, ...string) error
	C     chan<- int
	A     [2]bool
	I     Shape
	N     Named
}

func (s Square) Area() float64 { return s.Side * s.Side }

func try(f func()) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println("panic:", e)
		}
	}()
	f()
}

func main() {
	s := Square{Base: Base{1, "n"}, Side: 2, Tags: []string{"a"}, Attrs: map[string]any{"k": 1}, N: 4}
	s.Next = &Square{Side: 3}
	t := reflect.TypeOf(s)
	fmt.Println(t, t.Kind(), t.Name(), t.PkgPath(), t.NumField(), t.Size(), t.Comparable())
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		fmt.Println(f.Name, f.Type, f.Type.Kind(), f.Tag.Get("json"), f.Offset, f.Index, f.Anonymous, f.IsExported())
	}
	f, ok := t.FieldByName("ID")
	fmt.Println(f.Name, f.Index, f.Tag, ok)
	_, ok = t.FieldByName("none")
	fmt.Println(ok)
	v := reflect.ValueOf(&s).Elem()
	for i := 0; i < v.NumField(); i++ {
		if v.Field(i).Kind() == reflect.Func || v.Field(i).Kind() == reflect.Pointer {
			continue
		}
		fmt.Println(i, v.Field(i), v.Field(i).CanSet(), v.Field(i).IsZero())
	}
	v.FieldByName("Side").SetFloat(5)
	v.FieldByName("Tags").Set(reflect.Append(v.FieldByName("Tags"), reflect.ValueOf("b")))
	v.FieldByName("Attrs").SetMapIndex(reflect.ValueOf("z"), reflect.ValueOf([]int{1}))
	v.FieldByName("ID").SetInt(77)
	v.FieldByName("A").Index(1).SetBool(true)
	v.FieldByName("I").Set(reflect.ValueOf(*s.Next))
	v.FieldByName("N").Set(reflect.ValueOf(Named(9)))
	fmt.Println(s.Side, s.Tags, s.Attrs, s.ID, s.A, s.I.Area(), s.N)
	fmt.Println(reflect.TypeOf(s.F), reflect.TypeOf(s.F).NumIn(), reflect.TypeOf(s.F).In(1), reflect.TypeOf(s.F).IsVariadic(), reflect.TypeOf(s.C).ChanDir())
	shape := reflect.TypeOf((*Shape)(nil)).Elem()
	fmt.Println(shape, shape.Kind(), t.Implements(shape), reflect.TypeOf(1).Implements(shape), reflect.PointerTo(t).Implements(shape), shape.NumMethod())
	fmt.Println(reflect.TypeFor[error](), reflect.TypeFor[map[string][]int]().Elem())

	m := map[string]int{"a": 1, "b": 2}
	mv := reflect.ValueOf(m)
	sum := 0
	for it := mv.MapRange(); it.Next(); {
		sum += int(it.Value().Int()) * len(it.Key().String())
	}
	fmt.Println(mv.Len(), sum, mv.MapIndex(reflect.ValueOf("b")), mv.MapIndex(reflect.ValueOf("x")).IsValid(), len(mv.MapKeys()))
	mv.SetMapIndex(reflect.ValueOf("a"), reflect.Value{})
	fmt.Println(m)
	nm := reflect.MakeMap(mv.Type())
	nm.SetMapIndex(reflect.ValueOf("q"), reflect.ValueOf(5))
	fmt.Println(nm.Interface(), nm.Interface().(map[string]int)["q"])

	sl := reflect.MakeSlice(reflect.TypeOf([]Named{}), 2, 5)
	sl.Index(0).SetInt(3)
	fmt.Println(sl, sl.Len(), sl.Cap(), sl.Slice(0, 1), sl.Index(0).Interface())
	p := reflect.New(reflect.TypeOf(0))
	p.Elem().SetInt(42)
	fmt.Println(*p.Interface().(*int), p.Elem().CanAddr(), p.Type())
	fmt.Println(reflect.Zero(reflect.TypeOf(s.Base)), reflect.Indirect(p).Int())
	fmt.Println(reflect.ValueOf(3.9).Convert(reflect.TypeOf(0)), reflect.ValueOf(65).Convert(reflect.TypeOf("")), reflect.ValueOf("hé").Convert(reflect.TypeOf([]rune{})), reflect.ValueOf([]byte("xy")).Convert(reflect.TypeOf("")), reflect.ValueOf(5).Convert(reflect.TypeOf(Named(0))))

	type node struct {
		v    int
		next *node
	}
	a, b := &node{v: 1}, &node{v: 1}
	a.next, b.next = a, b
	for _, pair := range [][2]any{
		{1, 1}, {1, int8(1)}, {[]int{1}, []int{1}}, {[]int(nil), []int{}}, {map[string][]int{"a": {1}}, map[string][]int{"a": {1}}},
		{a, b}, {s, s}, {s.Next, &Square{Side: 3}}, {nil, nil}, {nil, 1}, {[]any{1, "a", nil}, []any{1, "a", nil}}, {errorf("x"), errorf("x")}, {[2]string{"a"}, [2]string{"a"}},
	} {
		fmt.Print(reflect.DeepEqual(pair[0], pair[1]), " ")
	}
	fmt.Println()
	swap := reflect.Swapper(s.Tags)
	swap(0, 1)
	fmt.Println(s.Tags)
	fmt.Println(v.NumMethod(), v.Addr().NumMethod(), reflect.ValueOf(1).NumMethod())
	z := complex(1, -2)
	zv := reflect.ValueOf(&z).Elem()
	zv.SetComplex(zv.Complex() * 2)
	small := zv.Convert(reflect.TypeOf(complex64(0)))
	fmt.Println(z, zv.Complex(), small, small.Type(), zv.IsZero(), reflect.Zero(zv.Type()).IsZero(), small.OverflowComplex(1e300), reflect.DeepEqual(z, zv.Interface()))
	try(func() { reflect.ValueOf(s).Field(1).SetFloat(1) })
	try(func() { v.Field(0).Field(1).SetString("x") })
	try(func() { reflect.ValueOf("x").Int() })
	try(func() { reflect.ValueOf(nil).Type() })
	try(func() { v.FieldByName("Side").Set(reflect.ValueOf("x")) })
	try(func() { reflect.ValueOf(s).Field(99) })
	try(func() { reflect.ValueOf([]int{1}).Index(5) })
	try(func() { v.Field(0).Field(1).Interface() })
	try(func() { reflect.TypeOf(1).Elem() })
	try(func() { reflect.TypeOf(1).NumField() })
	try(func() { var m map[string]int; reflect.ValueOf(m).SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf(1)) })
	fmt.Println(reflect.ValueOf(nil).IsValid(), reflect.ValueOf((*int)(nil)).IsNil(), reflect.ValueOf(s).String(), reflect.ValueOf(nil))
	fmt.Printf("%v %d %s %+v %T\n", reflect.ValueOf([]int{1, 2}), reflect.ValueOf(7), reflect.ValueOf(Named(2)), reflect.ValueOf(s.Base), reflect.ValueOf(1))
	fmt.Println(reflect.Copy(reflect.ValueOf(s.Tags), reflect.ValueOf([]string{"z"})), s.Tags)
	var e any = &s
	ev := reflect.ValueOf(&e).Elem()
	fmt.Println(ev.Kind(), ev.Elem().Kind(), ev.Elem().Elem().Kind())
	for _, k := range []any{true, "s", 1.5, uint8(3), struct{}{}, [0]int{}, &e, strings.Builder{}, func() {}} {
		fmt.Print(reflect.TypeOf(k), ":", reflect.TypeOf(k).Kind(), " ")
	}
	fmt.Println(reflect.VisibleFields(t)[1].Name, reflect.ValueOf(uint(3)).CanUint(), reflect.ValueOf(int8(1)).OverflowInt(200))
}

type errorString string

func (e errorString) Error() string { return string(e) }
func errorf(s string) error         { return errorString(s) }
