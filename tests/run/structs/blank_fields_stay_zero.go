package main

import (
	"fmt"
	"reflect"
)

type padded struct {
	a int
	_ int
	b string
	_ string
}

var static = padded{1, 2, "three", "four"}

func effect(n int) int {
	fmt.Println("effect", n)
	return n
}

func main() {
	local := padded{effect(1), effect(2), "b", "unseen"}
	heap := &padded{5, 6, "c", fmt.Sprint(7)}
	list := []padded{{1, 2, "x", "y"}}
	for _, p := range []padded{static, local, *heap, list[0]} {
		v := reflect.ValueOf(p)
		fmt.Println(v.Field(0), v.Field(1), v.Field(2), v.Field(3).Len(), p)
	}
	fmt.Println(static == padded{1, 9, "three", "nine"})
}
