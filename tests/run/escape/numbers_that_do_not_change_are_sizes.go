package main

import (
	"fmt"
	"runtime"
)

var total int

func allocations(name string, f func()) {
	const runs = 100
	var before, after runtime.MemStats
	f()
	runtime.ReadMemStats(&before)
	for i := 0; i < runs; i++ {
		f()
	}
	runtime.ReadMemStats(&after)
	fmt.Println(name, (after.Mallocs-before.Mallocs)/runs, (after.TotalAlloc-before.TotalAlloc)/runs)
}

var groups = map[string][]int{}

var key = "key"

func main() {
	allocations("constant", func() {
		n := 20
		list := make([]int, n)
		list[total%20]++
		total += len(list) + cap(list)
	})
	allocations("constant capacity", func() {
		n := 20
		list := make([]int, 3, n)
		list = append(list, 4)
		total += len(list) + cap(list)
	})
	allocations("variable", func() {
		n := 20
		if total < 0 {
			n++
		}
		list := make([]int, n)
		list[total%20]++
		total += len(list)
	})
	allocations("rows", func() {
		n := 5
		rows := make([][]int, n)
		for i := range rows {
			rows[i] = make([]int, n)
		}
		total += rows[2][3]
	})
	allocations("append to a map's element", func() {
		groups[key] = nil
		for i := 0; i < 3; i++ {
			groups[key] = append(groups[key], i)
		}
		groups[key] = append(groups[key], len(groups), total)
	})
	fmt.Println(len(groups[key]), cap(groups[key]), groups[key][:4], total > 0)
}
