package main

import (
	"fmt"
	"runtime"
)

var kept []func() int

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

func show(fs []func() int) {
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
}

func main() {
	kept = make([]func() int, 0, 100)
	allocations("changed after the body", func() {
		kept = kept[:0]
		for i := 0; i < 3; i++ {
			kept = append(kept, func() int { return i })
		}
	})
	show(kept)
	allocations("changed in the body", func() {
		kept = kept[:0]
		for i := 0; i < 6; i++ {
			kept = append(kept, func() int { return i })
			i++
		}
	})
	show(kept)
	allocations("changed by the closure", func() {
		kept = kept[:0]
		for i := 0; i < 3; i++ {
			kept = append(kept, func() int { i++; return i })
		}
	})
	show(kept)
	show(kept)

	var fs []func() int
	for i := 0; i < 3; i, fs = i+1, append(fs, func() int { return i }) {
	}
	show(fs)
	fs = nil
	for i := 0; len(append(fs, func() int { return i })) < 4; i++ {
		fs = append(fs, func() int { return i * 10 })
	}
	show(fs)
	fs = nil
	for i, j := 0, 10; i < j; i, j = i+3, j-3 {
		defer func() { fmt.Print(i, j, ";") }()
		fs = append(fs, func() int { return i*100 + j })
	}
	show(fs)
	fs = nil
	for i := 0; i < 3; i++ {
		p := &i
		fs = append(fs, func() int { *p += 5; return i })
	}
	show(fs)
	done := make(chan int, 4)
	for i := 0; i < 4; i++ {
		go func() { done <- i * i }()
	}
	sum := 0
	for i := 0; i < 4; i++ {
		sum += <-done
	}
	fmt.Println(sum)
}
