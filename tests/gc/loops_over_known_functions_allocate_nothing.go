package main

import (
	"fmt"
	"iter"
	"maps"
	"runtime"
	"slices"
	"strings"
)

type list struct {
	v    int
	next *list
}

func (l *list) all() iter.Seq[int] {
	return func(yield func(int) bool) {
		for n := l; n != nil; n = n.next {
			if !yield(n.v) {
				return
			}
		}
	}
}

func (l *list) each(yield func(int) bool) {
	for n := l; n != nil; n = n.next {
		if !yield(n.v) {
			return
		}
	}
}

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

var sink int

func measure(name string, f func()) {
	f()
	var a, b runtime.MemStats
	runtime.ReadMemStats(&a)
	for range 10 {
		f()
	}
	runtime.ReadMemStats(&b)
	fmt.Println(name, (b.Mallocs-a.Mallocs)/10, (b.TotalAlloc-a.TotalAlloc)/10)
}

func main() {
	s := []int{1, 2, 3}
	m := map[int]int{1: 2}
	l := &list{1, &list{2, nil}}
	measure("literal", func() {
		sum := 0
		for x := range func(yield func(int) bool) { yield(1) } {
			sum += x
		}
		sink = sum
	})
	measure("values", func() {
		sum := 0
		for x := range slices.Values(s) {
			sum += x
		}
		sink = sum
	})
	measure("all", func() {
		sum := 0
		for i, x := range slices.All(s) {
			sum += x * i
		}
		sink = sum
	})
	measure("keys", func() {
		sum := 0
		for x := range maps.Keys(m) {
			sum += x
		}
		sink = sum
	})
	measure("method", func() {
		sum := 0
		for x := range l.all() {
			sum += x
		}
		sink = sum
	})
	measure("method value", func() {
		sum := 0
		for x := range l.each {
			sum += x
		}
		sink = sum
	})
	measure("count", func() {
		sum := 0
		for x := range count(5) {
			sum += x
		}
		sink = sum
	})
	measure("variable", func() {
		seq := count(5)
		sum := 0
		for x := range seq {
			sum += x
		}
		sink = sum
	})
	measure("nested", func() {
		sum := 0
		for x := range count(5) {
			for y := range count(3) {
				if y == 2 {
					break
				}
				sum += x * y
			}
		}
		sink = sum
	})
	measure("fields", func() {
		for f := range strings.FieldsSeq("a b c") {
			sink += len(f)
		}
	})
}
