package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"reflect"
	"time"
)

func marshal(v any) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic", r)
		}
	}()
	b, err := xml.Marshal(v)
	fmt.Printf("%T: %s %v\n", v, b, err)
	b, err = xml.MarshalIndent(v, ">", "  ")
	fmt.Printf("%s %v\n", b, err)
	if err == nil && v != nil {
		t := reflect.TypeOf(v)
		if t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		p := reflect.New(t)
		b, _ := xml.Marshal(v)
		err := xml.Unmarshal(b, p.Interface())
		b2, err2 := xml.Marshal(p.Interface())
		fmt.Println("again", err, err2, bytes.Equal(b, b2), string(b2))
	}
}

// marshalAll writes values by their tags, methods and names.
func marshalAll() {
	zip, note, col := 5, "a<b>&\"'\t\n\r\x01\xff", Color(7)
	marshal(Person{Id: 1, FirstName: "A", LastName: "B", Age: 3, Comment: " c ", Address: Address{"x", "y", &zip}, Email: []Email{{"h", "a"}, {"w", "b"}}, Groups: []string{"g", "h"}, Note: &note, Any: []AnyEl{{XMLName: xml.Name{Local: "e"}, Attrs: []xml.Attr{{Name: xml.Name{Space: "s", Local: "l"}, Value: "v"}}, Content: "<q/>"}}})
	marshal(&Person{Comment: "x-", Note: &note})
	marshal(&Person{Comment: "x--y"})
	i := 3
	all := All{B: true, I8: -8, I64: -1 << 63, U: 1 << 63, U8: 255, F32: 1.1, F64: 1e100, S: note, By: []byte("by<"), Arr: [3]byte{65, 66, 67}, IntA: [2]int{1, 2}, Ints: []int{4, 5}, PInt: &i, If: Emb1{"p", "q"}, C: 1, CA: 2, CP: &col, Cu: Custom{1, 2}, Cus: []Custom{{3, 4}, {5, 6}}, PC: PtrCustom{"v"}, PPC: &PtrCustom{"w"}, At: AttrT{2}, AtS: []AttrT{{1}, {3}, {0}}, AI: 7, T: time.Date(2024, 2, 29, 1, 2, 3, 4, time.UTC), Dur: 5, NS: "ns", NSA: "a", NSB: "b", NSC: "c", Deep: "1", Deep2: "2", Deep3: "3", Own: "o"}
	marshal(all)
	marshal(&all)
	all.C = -1
	marshal(all)
	all.C, all.Cu.A = 0, 99
	marshal(all)
	all.Cu.A = 98
	marshal(all)
	all.Cu.A, all.At.X = 0, -1
	marshal(all)
	marshal(All{})
	marshal(CD{"a]]>b]]]]>>", []byte("cm")})
	marshal(CD{})
	marshal(CharI{5})
	marshal(CharC{&col})
	marshal(CharC{})
	marshal(Inner{Raw: []byte("<k>v</k>"), A: "x"})
	marshal(Emb{Emb1{"1", "2"}, &Emb2{"3", 4}, "w"})
	marshal(Emb{W: "w"})
	for _, b := range []any{Bad1{}, Bad2{}, Bad3{}, Bad4{}, Bad5{}, Bad6{}, Bad7{}, Bad8{}, Bad9{}, Bad10{}, map[string]int{"a": 1}, make(chan int), func() {}, complex(1, 2), struct{ A int }{1}, nil, (*Person)(nil)} {
		marshal(b)
		if b != nil {
			p := reflect.New(reflect.TypeOf(b)).Interface()
			fmt.Println(xml.Unmarshal([]byte("<Bad a='1'><a>x</a><other/></Bad>"), p))
		}
	}
	marshal(Gen[int]{4})
	marshal([]Gen[string]{{"a"}, {"b"}})
	marshal([]int{1, 2, 3})
	marshal([2]string{"x", "y"})
	marshal("str")
	marshal(3.25)
	marshal(true)
	marshal([]byte("bytes"))
	marshal(col)
	marshal(&col)
	marshal(time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC))
	marshal(Rec{1, &Rec{2, &Rec{3, nil}}})
	marshal(NoName{xml.Name{Space: "sp", Local: "lo"}, "v"})
	marshal(NoName{V: "v"})
	marshal(Outer{In: NoName{V: "1"}, In2: []NoName{{V: "2"}, {xml.Name{Local: "q"}, "3"}, {xml.Name{Space: "w", Local: "q"}, "3"}}, I: 5, Iface: time.Second})
	marshal(Opt{})
	one := 0
	marshal(Opt{A: "a", B: &one, C: []int{0}, E: true, F: 1, G: "g"})
	marshal(struct {
		XMLName xml.Name `xml:"anon"`
		V       int
	}{V: 1})

}
