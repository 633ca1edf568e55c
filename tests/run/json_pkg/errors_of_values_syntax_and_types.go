package main

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
)

type T struct {
	A int            `json:"a"`
	B string         `json:"b,omitempty"`
	C []T            `json:"c"`
	D map[string]any `json:"d,omitempty"`
	e int
	F *T        `json:",omitempty"`
	G float64   `json:"g,string"`
	H []byte
	I any `json:"-"`
	J [2]bool
	K chan int `json:"-"`
	L json.RawMessage `json:",omitempty"`
	M int `json:",omitzero"`
}

func try(s string, v any) {
	err := json.Unmarshal([]byte(s), v)
	b, _ := json.Marshal(v)
	fmt.Printf("%T %v | %s\n", err, err, b)
}

type U struct{ X chan int }
type E struct{ err string }

func (e E) MarshalJSON() ([]byte, error) { return nil, fmt.Errorf("no %s", e.err) }

type B struct{}

func (B) MarshalJSON() ([]byte, error) { return []byte("{bad"), nil }

func main() {
	b, err := json.Marshal(T{A: 1, C: nil, G: 1.5, H: []byte("hi"), L: json.RawMessage(`{"x": 1}`)})
	fmt.Println(string(b), err)
	for _, v := range []any{U{}, math.NaN(), math.Inf(1), map[int]string{2: "b", 1: "a"}, map[bool]int{}, E{"x"}, B{}, "a<b>&\u2028\xff", []byte(nil), []int(nil), map[string]int(nil), 1e21, 1e-7, 123456789.0, float32(0.1), func() {}, make(chan int), json.Number("12"), json.Number("x"), [0]int{}, struct{}{}, &struct{ A *int }{}} {
		b, err := json.Marshal(v)
		fmt.Printf("%s %T %v\n", b, err, err)
	}
	var t T
	var i int
	var s string
	var u8 uint8
	var a any
	var arr [2]int
	var m map[string]int
	var mi map[int]string
	try(`{"a":"x"}`, &t)
	try(`{"a":1.5}`, &t)
	try(`{"c":[{"a":true}]}`, &t)
	try(`{"F":{"c":[{"b":5}]}}`, &t)
	try(`{"g":"1.5","H":"aGk=","J":[true]}`, &t)
	try(`{"g":"x"}`, &t)
	try(`{"g":1}`, &t)
	try(`{"H":"!"}`, &t)
	try(`"x"`, &i)
	try(`300`, &u8)
	try(`-1`, &u8)
	try(`[1,2,3]`, &arr)
	try(`[1]`, &arr)
	try(`{"a":1,"b":null}`, &m)
	try(`{"1":"a","x":"b"}`, &mi)
	try(`null`, &i)
	try(``, &i)
	try(`  `, &i)
	try(`{`, &t)
	try(`{"a"`, &t)
	try(`{"a":}`, &t)
	try(`{"a":1,}`, &t)
	try(`[1,]`, &a)
	try(`[1 2]`, &a)
	try(`tru`, &a)
	try(`trux`, &a)
	try(`01`, &a)
	try(`1e`, &a)
	try(`-`, &a)
	try(`"\x"`, &a)
	try("\"a\nb\"", &a)
	try(`"\ud800"`, &s)
	try(`"\u00e9\ud83d\ude00\/"`, &s)
	try(`1 2`, &a)
	try(`{"x":[1,2.5,"s",null,true,{"y":{}}]}`, &a)
	try(`1`, (*int)(nil))
	try(`1`, 5)
	try(`{"A":1,"a":2,"AA":3}`, &t)
	dec := json.NewDecoder(strings.NewReader(`{"a":1} {"a":2,"zz":1} [`))
	for {
		var t T
		if err := dec.Decode(&t); err != nil {
			fmt.Println(err)
			break
		}
		fmt.Println(t.A, dec.InputOffset())
	}
	dec = json.NewDecoder(strings.NewReader(`{"zz":1}`))
	dec.DisallowUnknownFields()
	fmt.Println(dec.Decode(&t))
	dec = json.NewDecoder(strings.NewReader(`{"k":[1,"a",null,true,{}]}`))
	for {
		t, err := dec.Token()
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Printf("%T %v %v\n", t, t, dec.More())
	}
	b, _ = json.MarshalIndent(map[string]any{"a": []int{1, 2}, "b": map[string]int{}, "c": []int{}, "d": nil}, ">", "  ")
	fmt.Println(string(b))
	fmt.Println(json.Valid([]byte(`{"a":1}`)), json.Valid([]byte(`{a:1}`)))
}
