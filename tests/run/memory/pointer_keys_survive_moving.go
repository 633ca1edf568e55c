//! graph = false
//! why = "hashes of addresses differ"
package main

import (
	"fmt"
	"runtime"
)

type obj struct {
	id   int
	name string
}

func main() {
	m := map[*obj]int{}
	var objs []*obj
	for i := range 200 {
		o := &obj{i, fmt.Sprint("o", i)}
		objs = append(objs, o)
		m[o] = i
		if i%50 == 0 {
			runtime.GC()
		}
	}
	runtime.GC()
	wrong := 0
	for i, o := range objs {
		if m[o] != i || o.name != fmt.Sprint("o", i) {
			wrong++
		}
	}
	fmt.Println(len(m), wrong)
	ifaces := map[interface{}]string{}
	for _, o := range objs[:20] {
		ifaces[o] = o.name
	}
	chans := map[chan int]int{}
	var list []chan int
	for i := range 20 {
		c := make(chan int, 1)
		list = append(list, c)
		chans[c] = i
	}
	objs = objs[:20]
	clear(m)
	runtime.GC()
	for i, o := range objs {
		if ifaces[o] != o.name || chans[list[i]] != i {
			wrong++
		}
	}
	type key struct {
		p *obj
		n int
	}
	keyed := map[key]bool{{objs[3], 3}: true}
	runtime.GC()
	fmt.Println(wrong, keyed[key{objs[3], 3}], keyed[key{objs[4], 3}])
}
