package main

import (
	"fmt"
	"weak"
)

type pair struct{ first, second int }

var kept []*pair

func main() {
	var found []weak.Pointer[pair]
	for i := range 200 {
		// Few of the neighbours live, so that it pays to move them.
		for range 40 {
			kept = append(kept[:i], &pair{i, -i})
		}
		found = append(found, weak.Make(kept[i]))
	}
	wrong := 0
	for range 20 {
		for i, w := range found {
			if p := w.Value(); p != kept[i] || p.first != i || weak.Make(kept[i]) != w {
				wrong++
			}
			_ = fmt.Sprint("garbage ", i)
		}
	}
	fmt.Println(len(found), wrong)
}
