package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

type S struct {
	A int
	B []int
	C map[string]int
	D *S
	E string
	F bool `json:",string"`
	G [2]int
	H json.Number
	I []byte
	J int8
	K fmt.Stringer
	L any
}

func show(in string, err error) {
	var se *json.SyntaxError
	var te *json.UnmarshalTypeError
	switch {
	case errors.As(err, &se):
		fmt.Printf("%q syntax %d %v\n", in, se.Offset, err)
	case errors.As(err, &te):
		fmt.Printf("%q type %q %d %v %q %v\n", in, te.Value, te.Offset, te.Type, te.Field, err)
	default:
		fmt.Printf("%q %v\n", in, err)
	}
}

var deep = strings.Repeat("[", 10001)

func main() {
	inputs := []string{
		``, ` `, `{`, `[`, `"`, `"a`, `-`, `1.`, `1e`, `1e+`, `tru`, `t`, `n`, `truq`, `nulx`, `x`, `  x`, `é`, ` é`, `{x`, `{"a"`, `{"a"x`, `{"a":`, `{"a":x`, `{"a":1`, `{"a":1x`, `{"a":1,`, `{"a":1,}`, `{"a":1,x`, `{,`, `[,`, `[1`, `[1,`, `[1,]`, `[1 2]`, `[1é]`, `01`, `1x`, `1 x`, `1.x`, `1ex`, `-x`, `+1`, `.5`, `{} x`, `{}}`, `[]]`, `"\x"`, `"\u12"`, `"\u12x4"`, `"\`, `"\u`, `"\é"`, "\"\x01\"", "\"ab\x01\"", "\"\xff\"", `"\ud800"`, `{"a":"\q"}`, `[[[x`, "\x00", "\xff", `{"a":1 "b"`, `{"a" 1}`, `{1:2}`, `'a'`, `[tru]`, `[nul`, `[fals`, `{"a":tru}`, `{"a":}`, `{:1}`, `[}`, `{]`, `{"a"]`, `{"a":1]`, `[1}`, `]`, `}`, `:`, `,`, `{"a",1}`, `[1:2]`, `{[`, `{tru:1}`, `{12:1}`, `{true:1}`, `{[1]:1}`, `{"a":]`, "\"\\`\"",
		`{"A":"x"}`, `{"A":1.5}`, `{"A":[1,2]}`, `{"A":{"x":1}}`, `{"A":true}`, `{"B":{"x":1}}`, `{"B":"str"}`, `{"B":[1,"x",2]}`, `{"B":[[1]]}`, `{"C":[1]}`, `{"C":{"x":"y"}}`, `{"C":5}`, `{"D":{"A":"s"}}`, `{"D":{"D":{"B":[1,{}]}}}`, `{"D":[1]}`, `{"E":1}`, `{"E":[1]}`, `{"F":true}`, `{"F":"x"}`, `{"F":[1]}`, `{"G":[1,"a"]}`, `{"G":{}}`, `{"H":"x"}`, `{"H":[]}`, `{"H":true}`, `{"I":5}`, `{"I":"!!"}`, `{"J":300}`, `{"J":-129}`, `{"K":1}`, `{"K":{}}`, `[1]`, `"x"`, `5`, `true`, ` [ 1 ] `, `{"A" : "x" , "B" : 3 }`, ` { "A" : [ 1 ] } `, `{"A":12345678901234567890}`,
	}
	for _, in := range inputs {
		var s S
		show(in, json.Unmarshal([]byte(in), &s))
		var v any
		show(in, json.Unmarshal([]byte(in), &v))
		dec := json.NewDecoder(strings.NewReader(in + " "))
		var t S
		for i := 0; i < 3; i++ {
			if err := dec.Decode(&t); err != nil {
				show("dec "+in, err)
				fmt.Println(dec.InputOffset())
				break
			}
		}
		dec = json.NewDecoder(strings.NewReader("7 " + in))
		for i := 0; i < 12; i++ {
			if _, err := dec.Token(); err != nil {
				show("tok "+in, err)
				fmt.Println(dec.InputOffset())
				break
			}
		}
		dec = json.NewDecoder(strings.NewReader("7 " + in))
		dec.Decode(&v)
		show("dec2 "+in, dec.Decode(&t))
	}
	var v any
	err := json.Unmarshal([]byte(deep), &v)
	show("deep", err)
}
