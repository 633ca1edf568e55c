//! gc = ["stw", "semispace", "cms", "balanced"]
//! graph = false
//! why = "objects die only where somebody collects, and when depends on the collector"
package main

import (
	"fmt"
	"runtime"
	"weak"
)

type entry struct {
	key   int
	left  *entry
	right *entry
	text  string
}

var strong [8]*entry

func build(depth, key int) *entry {
	if depth == 0 {
		return nil
	}
	return &entry{key, build(depth-1, 2*key), build(depth-1, 2*key+1), fmt.Sprint("entry ", key)}
}

func (e *entry) sum() int {
	if e == nil {
		return 0
	}
	if e.text != fmt.Sprint("entry ", e.key) {
		panic("lost")
	}
	return e.key + e.left.sum() + e.right.sum()
}

func main() {
	cache := make(map[int]weak.Pointer[entry])
	hits, misses, wrong := 0, 0, 0
	for i := 0; i < 3000; i++ {
		key := i * 7 % 31
		e := cache[key].Value()
		if e == nil {
			misses++
			e = build(5, key)
			cache[key] = weak.Make(e)
		} else {
			hits++
		}
		strong[i%len(strong)] = e
		if e.sum() != build(5, key).sum() {
			wrong++
		}
	}
	runtime.GC()
	alive := 0
	for _, w := range cache {
		if w.Value() != nil {
			alive++
		}
	}
	fmt.Println(hits+misses, wrong, alive)
}
