package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func try(f func()) {
	defer func() { fmt.Println("recovered", recover()) }()
	f()
}

func main() {
	n := 0
	once := sync.OnceFunc(func() { n++; fmt.Println("called") })
	once()
	once()
	fmt.Println(n)
	bad := sync.OnceFunc(func() { n++; panic("bad") })
	try(bad)
	try(bad)
	fmt.Println(n)

	var v atomic.Value
	try(func() { v.CompareAndSwap(nil, nil) })
	try(func() { v.CompareAndSwap(1, "a") })
	fmt.Println(v.CompareAndSwap(1, 2), v.Load())
	fmt.Println(v.CompareAndSwap(nil, 2), v.Load())
	fmt.Println(v.CompareAndSwap(nil, 3), v.Load())
	fmt.Println(v.CompareAndSwap(2, 3), v.CompareAndSwap(2, 4), v.Load())
	try(func() { v.CompareAndSwap("a", "b") })
	try(func() { v.CompareAndSwap(nil, "b") })
	var s atomic.Value
	s.Store([]int{1})
	try(func() { s.CompareAndSwap([]int{1}, []int{2}) })
}
