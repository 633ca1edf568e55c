//! gc = ["stw", "semispace", "cms", "balanced"]
//! graph = false
//! why = "objects die only where somebody collects; a map hashes addresses"
package main

import (
	"fmt"
	"runtime"
	"weak"
)

type node struct {
	value int
	other int
	next  *node
}

type tree struct {
	parent weak.Pointer[tree]
	name   string
}

var root *tree
var held *node
var global int

//go:noinline
func make1(value int) weak.Pointer[node] {
	held = &node{value: value}
	return weak.Make(held)
}

//go:noinline
func show(w weak.Pointer[node]) { fmt.Println(w.Value().value, w.Value() == held) }

//go:noinline
func release() { held = nil }

//go:noinline
func numbers() (list []weak.Pointer[[3]int], kept []*[3]int) {
	for i := 0; i < 100; i++ {
		p := new([3]int)
		p[2] = i * 1000
		list = append(list, weak.Make(p))
		if i%10 == 0 {
			kept = append(kept, p)
		}
	}
	return
}

func main() {
	w := make1(5)
	again := weak.Make(held)
	fmt.Println(w == again, w == weak.Pointer[node]{})
	value, other := weak.Make(&held.value), weak.Make(&held.other)
	fmt.Println(value == other, value == weak.Make(&held.value))
	runtime.GC()
	show(w)
	fmt.Println(*value.Value(), *other.Value())
	keys := map[weak.Pointer[node]]string{w: "five"}
	release()
	runtime.GC()
	fmt.Println(w.Value() == nil, value.Value() == nil, w == again, keys[again])
	old := w
	w = make1(6)
	fmt.Println(old == w)

	var nothing *node
	fmt.Println(weak.Make(nothing) == weak.Pointer[node]{}, weak.Make(nothing).Value() == nil)
	g := weak.Make(&global)
	runtime.GC()
	fmt.Println(g.Value() == &global)

	list, kept := numbers()
	runtime.GC()
	alive, sum := 0, 0
	for _, w := range list {
		if p := w.Value(); p != nil {
			alive++
			sum += p[2]
		}
	}
	fmt.Println(alive, sum, len(kept), kept[3][2])

	root = &tree{name: "root"}
	leaf := &tree{weak.Make(root), "leaf"}
	runtime.GC()
	fmt.Println(leaf.parent.Value().name)
	runtime.KeepAlive(kept)
}
