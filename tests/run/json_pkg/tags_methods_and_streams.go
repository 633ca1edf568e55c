package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

type Color int

func (c Color) MarshalText() ([]byte, error) { return []byte(fmt.Sprintf("color-%d", int(c))), nil }
func (c *Color) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "color-%d", (*int)(c))
	return err
}

type Temp float64

func (t *Temp) UnmarshalJSON(b []byte) error {
	if string(b) == `"hot"` {
		*t = 100
		return nil
	}
	return errors.New("bad temp " + string(b))
}
func (t *Temp) MarshalJSON() ([]byte, error) { return []byte(`"warm"`), nil }

type Base struct {
	ID   int    `json:"id"`
	Name string `json:"name"`
}
type Inner struct {
	Name string
	Z    int
}
type Outer struct {
	Base
	*Inner
	When  time.Time         `json:"when"`
	Dur   time.Duration     `json:"dur"`
	C     Color             `json:"color"`
	CP    *Color            `json:"cp,omitempty"`
	M     map[Color]string  `json:"m,omitempty"`
	T     Temp              `json:"t"`
	TP    *Temp             `json:"tp"`
	Any   any               `json:"any"`
	Raw   json.RawMessage   `json:"raw"`
	Num   json.Number       `json:"num"`
	Skip  string            `json:"-"`
	Dash  string            `json:"-,"`
	Q     int64             `json:"q,string"`
	QS    string            `json:"qs,string"`
	QB    *bool             `json:"qb,string,omitempty"`
	Iface fmt.Stringer      `json:"iface"`
	Err   error             `json:"err,omitempty"`
	Arr   [3]int            `json:"arr"`
	Sl    []Base            `json:"sl"`
	Ptrs  []*Base           `json:"ptrs"`
	MM    map[string][]int  `json:"mm"`
	Empty struct{}          `json:"empty"`
	F32   float32
	U8    uint8
	R     rune
	unexp int
}
type Tree struct {
	V    int   `json:"v"`
	L, R *Tree `json:",omitempty"`
}

func main() {
	yes := true
	c := Color(7)
	o := Outer{Base: Base{1, "x"}, When: time.Date(2024, 1, 2, 3, 4, 5, 6000, time.UTC), Dur: time.Second, C: 3, CP: &c, M: map[Color]string{2: "b", 1: "a"}, Any: []any{1, "a", nil, 2.5, map[string]int{"z": 1, "a": 2}}, Raw: json.RawMessage(`[1, 2]`), Num: "12.50", Q: 9, QS: "he\"y", QB: &yes, Sl: []Base{{2, "y"}}, Ptrs: []*Base{nil, {3, "<&>"}}, MM: map[string][]int{"k": {1}, "a": nil}, F32: 3.14, U8: 255, R: 'x'}
	b, err := json.Marshal(o)
	fmt.Println(string(b), err)
	b2, err := json.Marshal(&o)
	fmt.Println(string(b2) == string(b), err)
	fmt.Println(string(b2))
	var back Outer
	o.T = 0
	b3 := bytes.ReplaceAll(b2, []byte(`"warm"`), []byte(`"hot"`))
	b3 = bytes.ReplaceAll(b3, []byte(`"iface":null`), []byte(`"Iface":null,"Z":5`))
	err = json.Unmarshal(b3, &back)
	fmt.Printf("%+v %v %v %v\n", back.Base, back.Inner, err, back.When)
	fmt.Println(back.Dur, back.C, *back.CP, back.M, back.T, back.TP, back.Any, string(back.Raw), back.Num, back.Q, back.QS, *back.QB, back.Arr, back.Sl, len(back.Ptrs), back.MM, back.F32, back.U8, back.R)
	fmt.Println(json.Unmarshal([]byte(`{"t":5}`), &back))
	fmt.Println(json.Unmarshal([]byte(`{"iface":{}}`), &back))
	fmt.Println(json.Unmarshal([]byte(`{"color":5}`), &back))
	fmt.Println(json.Unmarshal([]byte(`{"when":"x"}`), &back))
	fmt.Println(json.Unmarshal([]byte(`{"sl":[{"id":"x"},{"id":2}]}`), &back), back.Sl)
	fmt.Println(json.Unmarshal([]byte(`{"sl":{}}`), &back))
	fmt.Println(json.Unmarshal([]byte(`{"mm":{"a":[true]}}`), &back))
	fmt.Println(json.Unmarshal([]byte(`[]`), &back))
	fmt.Println(json.Unmarshal([]byte(`{"q":"x"}`), &back))
	fmt.Println(json.Unmarshal([]byte(`{"qs":"x"}`), &back))
	fmt.Println(json.Unmarshal([]byte(`{"num":"x"}`), &back))
	fmt.Println(json.Unmarshal([]byte(`{"num":12}`), &back), back.Num)
	fmt.Println(json.Unmarshal([]byte(`{"F32":1e60}`), &back))
	var ute *json.UnmarshalTypeError
	err = json.Unmarshal([]byte(`{"id": "abc", "name":5}`), &back)
	if errors.As(err, &ute) {
		fmt.Println(ute.Value, ute.Type, ute.Field, ute.Struct)
	}
	var se *json.SyntaxError
	for _, s := range []string{`{"id" 1}`, `{"a":1`, `[1,2`, `nul`, `{"a":tru}`, `"abc`, `1.`, `1.x`, `-x`, `{"a":1}}`, `{'a':1}`, "\x01", `{"a":"\u12"}`, `{"a":"\u12zz"}`, `é`, "\xff", `[1e+]`, `+1`, `.5`} {
		err := json.Unmarshal([]byte(s), &back)
		fmt.Println(s, "→", err, errors.As(err, &se))
	}
	t := Tree{1, &Tree{2, nil, nil}, &Tree{3, &Tree{V: 4}, nil}}
	tb, _ := json.MarshalIndent(t, "", "\t")
	fmt.Println(string(tb))
	var t2 Tree
	fmt.Println(json.Unmarshal(tb, &t2), t2.R.L.V)
	enc := json.NewEncoder(os.Stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("#", " ")
	enc.Encode(map[string]any{"h": "<b>&\u2028", "l": []string{}})
	enc.SetIndent("", "")
	fmt.Println(enc.Encode(func() {}), enc.Encode([]int{1}))
	dec := json.NewDecoder(strings.NewReader(`[{"id":1},{"id":2}] 5 "x" nope`))
	tok, _ := dec.Token()
	fmt.Println(tok)
	for dec.More() {
		var b Base
		fmt.Println(dec.Decode(&b), b)
	}
	tok, _ = dec.Token()
	fmt.Println(tok)
	var v any
	for range 4 {
		err := dec.Decode(&v)
		fmt.Println(v, err)
		if err == io.EOF {
			break
		}
	}
	var buf bytes.Buffer
	fmt.Println(json.Compact(&buf, []byte(` { "a" : [ 1 , 2 ] , "b" : "x y" } `)), buf.String())
	buf.Reset()
	fmt.Println(json.Indent(&buf, []byte(`{"a":[1,2,{}],"b":[]} `), "", "  "), buf.String())
	buf.Reset()
	json.HTMLEscape(&buf, []byte(`"<a>&"`))
	fmt.Println(buf.String())
	type cyc struct{ P *cyc }
	x := &cyc{}
	x.P = x
	_, err = json.Marshal(x)
	fmt.Println(err)
	var dup struct {
		A int `json:"x"`
		B int `json:"x"`
	}
	b, err = json.Marshal(dup)
	fmt.Println(string(b), err)
	d2 := json.NewDecoder(strings.NewReader(`{"n": 12345678901234567890}`))
	d2.UseNumber()
	fmt.Println(d2.Decode(&v), v)
	m := map[string]int{"keep": 1}
	fmt.Println(json.Unmarshal([]byte(`{"new":2}`), &m), m)
	s := []int{9, 9, 9}
	fmt.Println(json.Unmarshal([]byte(`[1]`), &s), s, len(s))
	var ip *int
	fmt.Println(json.Unmarshal([]byte(`5`), &ip), *ip)
	fmt.Println(json.Unmarshal([]byte(`null`), &ip), ip)
	var e any = &Base{}
	fmt.Println(json.Unmarshal([]byte(`{"id":4}`), &e), e)
	fmt.Println(json.Unmarshal([]byte(`{"id":4}`), e), e)
}
