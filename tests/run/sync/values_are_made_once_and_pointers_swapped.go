package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type rec struct{ key, id int }

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	once := sync.OnceValue(func() int { fmt.Println("once"); return 42 })
	fmt.Println(once(), once())
	ov := sync.OnceValues(func() (string, error) { return "v", nil })
	fmt.Println(ov())
	var p atomic.Pointer[rec]
	fmt.Println(p.Load() == nil, p.CompareAndSwap(nil, &rec{1, 2}), p.Load().id, p.Swap(&rec{3, 4}).key)
	p.Store(nil)
	fmt.Println(p.Load())
	try(func() { sync.OnceValue(func() int { panic("bad") })() })
}
