//! gc = ["none", "stw", "semispace", "cms", "balanced"]
//! why = "counts are the same everywhere; stress may allocate on its own"
//! stress = false

package main

import (
	"crypto/md5"
	"fmt"
	"runtime"
)

// fmt asks parts of values for their methods, and for that copies what is a part of a variable.

type point struct{ X, Y int }

type colour int

func (c colour) String() string { return "colour" }

type shape struct {
	At     point
	Colour colour
	Sides  []int
	names  []string
}

var text string

func measure(name string, print func()) {
	const runs = 100
	var before, after runtime.MemStats
	print()
	print()
	runtime.ReadMemStats(&before)
	for i := 0; i < runs; i++ {
		print()
	}
	runtime.ReadMemStats(&after)
	fmt.Println(name, (after.Mallocs-before.Mallocs)/runs)
}

func main() {
	numbers := []int{1, 1000, 100000}
	s := shape{At: point{1, 2000}, Sides: numbers, names: []string{"a", "b"}}
	ages := map[string]int{"a": 1, "b": 2000}
	mixed := map[string]any{"a": 1, "b": "x", "c": nil, "d": []int{1}}
	digest := md5.Sum([]byte("x"))
	measure("slice", func() { text = fmt.Sprint(numbers) })
	measure("pointer to a slice", func() { text = fmt.Sprint(&numbers) })
	measure("array", func() { text = fmt.Sprint([3]int{1, 2, 3000}) })
	measure("pointer to an array", func() { text = fmt.Sprint(&[3]int{1, 2, 3000}) })
	measure("struct", func() { text = fmt.Sprint(point{1, 2000}) })
	measure("pointer to a struct", func() { text = fmt.Sprint(&point{1, 2000}) })
	measure("slice of structs", func() { text = fmt.Sprint([]point{{1, 2}, {3000, 4}}) })
	measure("slice of pointers", func() { text = fmt.Sprint([]*point{nil, nil}) })
	measure("slice of slices", func() { text = fmt.Sprint([][]int{{1, 2}, {3000}}) })
	measure("slice of interfaces", func() { text = fmt.Sprint([]any{1, "x", nil, point{1, 2}}) })
	measure("nested", func() { text = fmt.Sprintf("%+v", s) })
	measure("nested, by a pointer", func() { text = fmt.Sprintf("%+v", &s) })
	measure("map", func() { text = fmt.Sprint(ages) })
	measure("map of interfaces", func() { text = fmt.Sprint(mixed) })
	measure("map of nothing", func() { text = fmt.Sprint(map[string]struct{}{"a": {}}) })
	measure("methods", func() { text = fmt.Sprint([]colour{1, 2000}) })
	measure("bytes of an array", func() { text = fmt.Sprintf("%x", digest) })
	measure("bytes of an array, by a pointer", func() { text = fmt.Sprintf("%x", &digest) })
}
