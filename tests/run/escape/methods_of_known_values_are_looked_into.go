package main

import (
	"fmt"
	"runtime"
	"sort"
)

type shape interface{ area() int }

type square struct{ side int }

func (s square) area() int { return s.side * s.side }

type box struct{ w, h int }

func (b *box) area() int { return b.w * b.h }

type keeper struct{ last *box }

type storer interface{ store(b *box) }

func (k *keeper) store(b *box) { k.last = b }

var (
	side  = 1000
	total int
	words = []string{"c", "a", "b"}
)

func areaOf(s shape) int { return s.area() }

//go:noinline
func distant(s shape) int { return s.area() }

func allocations(name string, f func()) {
	const runs = 100
	var before, after runtime.MemStats
	f()
	runtime.ReadMemStats(&before)
	for i := 0; i < runs; i++ {
		f()
	}
	runtime.ReadMemStats(&after)
	fmt.Println(name, (after.Mallocs-before.Mallocs)/runs)
}

func main() {
	allocations("value", func() {
		var s shape = square{side}
		total += s.area()
	})
	allocations("pointer", func() {
		var s shape = &box{side, 2}
		total += s.area()
	})
	allocations("parameter of an inlined function", func() { total += areaOf(&box{side, 3}) })
	allocations("parameter", func() { total += distant(&box{side, 3}) })
	allocations("unknown", func() {
		var s shape = square{side}
		if total%2 == 7 {
			s = &box{1, 2}
		}
		total += s.area()
	})
	k := &keeper{}
	allocations("kept by the method", func() {
		var s storer = k
		s.store(&box{side, 4})
	})
	fmt.Println(k.last.w)
	allocations("sort.Strings", func() {
		list := []string{"c", "a"}
		sort.Strings(list)
		total += len(list[0])
	})
	allocations("sort.Slice", func() {
		sort.Slice(words, func(i, j int) bool { return words[i] < words[j] })
	})
	fmt.Println(words, total > 0)
}
