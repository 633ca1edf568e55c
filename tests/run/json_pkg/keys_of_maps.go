package main

import (
	"encoding/json"
	"errors"
	"fmt"
)

type text struct{ n int }

func (t text) MarshalText() ([]byte, error) { return []byte{'x', byte('0' + t.n)}, nil }

type (
	number float64
	word   string
	inner  map[bool]string
	outer  struct {
		Empty inner `json:"a/~b"`
		Full  *inner
	}
)

func main() {
	i, f, s := 3, 1.5, "s"
	for _, v := range []any{
		map[bool]int{true: 1}, map[bool]int{}, map[bool]int(nil), map[float64]int{1.5: 1}, map[number]int{2: 1},
		map[float32]string{0.1: "a", 1e30: "b"}, map[any]int{"a": 1}, map[any]int{1: 1}, map[any]int{true: 1}, map[any]int{1.5: 2},
		map[any]int{nil: 1}, map[any]any{text{3}: text{4}}, map[[2]int]int{{1, 2}: 1}, map[struct{ a int }]bool{{1}: true},
		map[text]int{{1}: 2}, map[*int]int{nil: 1}, map[*int]int{&i: 1}, map[*float64]int{&f: 1}, map[*string]int{&s: 1},
		map[complex128]int{1: 1}, map[chan int]int{}, map[uint8]int{200: 1}, map[word]int{"q": 1}, map[rune]bool{'a': true},
		struct{ M map[bool]int }{map[bool]int{false: 2}}, outer{Empty: inner{}, Full: &inner{true: "x"}},
		[]any{1, map[string]any{"x~/\"": map[struct{ a int }]int{{1}: 2}}},
	} {
		b, err := json.Marshal(v)
		fmt.Printf("%s %v %T\n", b, err, err)
	}

	decode := func(target any, text string) {
		err := json.Unmarshal([]byte(text), target)
		fmt.Printf("%v %+v", err, target)
		if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			fmt.Printf(" %d %q", wrong.Offset, wrong.Value)
		}
		fmt.Println()
	}
	decode(&map[bool]int{}, `{"true":1}`)
	decode(&map[float64]int{}, `{"1.5":1, "05":1, "inf":2, "1e5":3, "0x10":4}`)
	decode(&map[any]int{}, `{"1.5":1}`)
	decode(&map[int8]int{}, `{"300":1, "5":2}`)
	decode(&map[int8]int{}, `{ "x" : 1 }`)
	decode(&map[[1]int]int{}, `{"x":1}`)
	decode(&map[[1]int]int{}, `{}`)
	decode(&map[uint]int{}, `{"-1":1}`)
	decode(&map[uint]int{}, `{"1.5":2, "1e2":3, "4":4}`)
	decode(&map[int]int{}, `{"-0":1, " 1":2, "1 ":3, "":4}`)
	decode(&map[int]map[uint8]bool{}, `{"1":{"z":true,"2":true}}`)
	decode(&struct{ L []map[int]int }{}, `{"L":[{"1":1},{"k":2}]}`)
	decode(&struct{ K map[int]string }{}, ` { "K" : { "a" : "b" } } `)
}
