//! graph = false
//! why = "a map hashes addresses"
package main

import (
	"fmt"
	"runtime"
	"strings"
	"unique"
)

type point struct{ x, y int }

type name string

type pair struct {
	a any
	b string
}

func main() {
	a, b := unique.Make(point{1, 2}), unique.Make(point{1, 2})
	fmt.Println(a == b, a == unique.Make(point{2, 1}), a.Value(), b.Value().y)
	long := strings.Repeat("ab", 100)
	s, t := unique.Make(long[:2]), unique.Make("ab")
	fmt.Println(s == t, s.Value(), len(t.Value()))
	n := unique.Make(name("ab"))
	fmt.Printf("%v %T\n", n.Value(), n)
	p := unique.Make(pair{1, "x"})
	fmt.Println(p == unique.Make(pair{1, "x"}), p == unique.Make(pair{1.0, "x"}))
	handles := map[unique.Handle[string]]int{}
	for i := 0; i < 1000; i++ {
		handles[unique.Make(fmt.Sprint("key ", i%10))]++
		if i%100 == 0 {
			runtime.GC()
		}
	}
	fmt.Println(len(handles), handles[unique.Make("key 3")])
	for i := 0; i < 100; i++ {
		unique.Make(i)
	}
	runtime.GC()
	runtime.GC()
	fmt.Println(unique.Make(5) == unique.Make(5), a == unique.Make(point{1, 2}), s == unique.Make("ab"))
	var e unique.Handle[error] = unique.Make[error](nil)
	fmt.Println(e.Value(), e == unique.Make[error](nil))
}
