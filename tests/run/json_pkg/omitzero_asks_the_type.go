package main

import (
	"encoding/json"
	"fmt"
	"time"
)

type Value struct{ n int }

func (v Value) IsZero() bool { return v.n == 7 }

type Pointer struct{ N int }

func (p *Pointer) IsZero() bool { return p.N == 3 }

type Zeroer interface{ IsZero() bool }

type All struct {
	V  Value    `json:"v,omitzero"`
	VP *Value   `json:"vp,omitzero"`
	P  Pointer  `json:"p,omitzero"`
	PP *Pointer `json:"pp,omitzero"`
	Z  Zeroer   `json:"z,omitzero"`
	A  any      `json:"a,omitzero"`
	T  time.Time `json:"t,omitzero"`
	S  []int    `json:"s,omitzero"`
	N  int      `json:"n,omitzero"`
}

func main() {
	var none *Pointer
	for _, a := range []All{
		{}, {V: Value{7}, VP: &Value{7}, P: Pointer{3}, PP: &Pointer{3}, Z: &Pointer{3}, A: Value{7}, S: []int{}, N: 1},
		{V: Value{1}, VP: &Value{1}, P: Pointer{1}, PP: &Pointer{1}, Z: Value{1}, A: none}, {Z: none}, {Z: Value{7}, T: time.Unix(0, 0).UTC()},
	} {
		b, err := json.Marshal(a)
		fmt.Println(string(b), err)
		b, err = json.Marshal(&a)
		fmt.Println(string(b), err)
	}
}
