package main

import (
	"fmt"
	"reflect"
)

type Rect struct{ W, H float64 }

type MyInt int

func (m MyInt) String() string { return fmt.Sprintf("MyInt(%d)", int(m)) }

func main() {
	r := &Rect{2, 3}
	fmt.Println(reflect.SliceOf(reflect.TypeOf(r)), reflect.MapOf(reflect.TypeOf(""), reflect.TypeOf(MyInt(1))), reflect.ArrayOf(3, reflect.TypeOf(uint8(1))), reflect.ChanOf(reflect.RecvDir, reflect.TypeOf("")), reflect.PointerTo(reflect.PointerTo(reflect.TypeOf(r))))
	fmt.Println(reflect.FuncOf([]reflect.Type{reflect.TypeOf(1), reflect.TypeOf([]string{})}, []reflect.Type{reflect.TypeFor[error]()}, true))
	fmt.Println(reflect.SliceOf(reflect.TypeOf(1)) == reflect.TypeOf([]int{}), reflect.MapOf(reflect.TypeOf(1), reflect.TypeOf("")) == reflect.TypeOf(map[int]string{}))
	mt := reflect.MapOf(reflect.TypeOf(""), reflect.SliceOf(reflect.TypeOf(MyInt(1))))
	mv := reflect.MakeMap(mt)
	sl := reflect.MakeSlice(mt.Elem(), 0, 2)
	sl = reflect.Append(sl, reflect.ValueOf(MyInt(1)), reflect.ValueOf(MyInt(2)), reflect.ValueOf(MyInt(3)))
	mv.SetMapIndex(reflect.ValueOf("k"), sl)
	fmt.Println(mv.Interface(), mv.Type(), mv.Len())
	stt := reflect.StructOf([]reflect.StructField{{Name: "A", Type: reflect.TypeOf(1), Tag: `json:"a"`}, {Name: "B", Type: reflect.TypeOf("")}})
	x := reflect.New(stt).Elem()
	x.Field(0).SetInt(5)
	x.Field(1).SetString("five")
	fmt.Printf("%v %+v %T\n", x.Interface(), x.Interface(), x.Interface())
	arr := reflect.New(reflect.ArrayOf(4, reflect.TypeOf(1.5))).Elem()
	arr.Index(2).SetFloat(7)
	fmt.Println(arr.Interface(), arr.Slice(1, 3), arr.Slice3(0, 1, 2).Cap())
}
