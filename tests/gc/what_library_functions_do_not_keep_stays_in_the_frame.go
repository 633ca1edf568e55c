package main

import (
	"bytes"
	"fmt"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"sync/atomic"
)

// perCall tells how many objects a call of f allocates.
func perCall(f func()) uint64 {
	const calls = 1000
	f()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for i := 0; i < calls; i++ {
		f()
	}
	runtime.ReadMemStats(&after)
	return (after.Mallocs - before.Mallocs) / calls
}

var sink int

func main() {
	fmt.Println("builder", perCall(func() {
		var b strings.Builder
		for c := byte('a'); c < 'g'; c++ {
			b.WriteByte(c)
		}
		sink += b.Len()
	}) <= 1)
	fmt.Println("atomic", perCall(func() {
		var n int64
		atomic.AddInt64(&n, 2)
		sink += int(n)
	}))
	fmt.Println("append", perCall(func() {
		var digits [20]byte
		sink += len(strconv.AppendInt(digits[:0], 12345, 10))
	}))
	fmt.Println("bytes", perCall(func() {
		a, b := [4]byte{1, 2, 3, 4}, [4]byte{1, 2, 3, 4}
		if bytes.Equal(a[:], b[:]) {
			sink++
		}
	}))
	fmt.Println("sort", perCall(func() {
		numbers := []int{3, 1, 2}
		sort.Ints(numbers)
		sink += numbers[0]
	}))
}
