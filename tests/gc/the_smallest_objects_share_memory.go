//! gc = ["stw", "cms"]
//! why = "the other collectors pack small objects in ways of their own, or collect nothing"
//! graph = false
package main

import (
	"fmt"
	"runtime"
	"runtime/metrics"
	"time"
	"weak"
)

var (
	numbers [1000]*int64
	letters [1600]*byte
	flags   [100]*int64
	points  [800]*struct{ x, y int32 }
)

func tiny() uint64 {
	s := []metrics.Sample{{Name: "/gc/heap/tiny/allocs:objects"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

// counts prints, to the nearest hundred, how many objects f allocates, to the nearest 500, how many bytes, and to the nearest
// hundred, how many of the objects are packed. A collection gives up the block being filled, some bytes each time.
func counts(name string, f func()) {
	var before, after runtime.MemStats
	packed := tiny()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	packed = tiny() - packed
	near := func(n, unit uint64) uint64 { return (n + unit/2) / unit * unit }
	fmt.Println(name, near(after.Mallocs-before.Mallocs, 100), near(after.TotalAlloc-before.TotalAlloc, 500), near(packed, 100))
}

func main() {
	counts("int64", func() {
		for i := range numbers {
			numbers[i] = new(int64)
			*numbers[i] = int64(i)
		}
	})
	counts("byte", func() {
		for i := range letters {
			letters[i] = new(byte)
			*letters[i] = byte(i)
		}
	})
	counts("two int32", func() {
		for i := range points {
			points[i] = &struct{ x, y int32 }{int32(i), -int32(i)}
		}
	})
	runtime.GC()
	sum := 0
	for i := range numbers {
		sum += int(*numbers[i])
	}
	for i := range letters {
		sum += int(*letters[i])
	}
	for i := range points {
		sum += int(points[i].x + points[i].y)
	}
	fmt.Println(sum)

	// What shares a block dies with it.
	finalized := 0
	var weaks [len(flags)]weak.Pointer[int64]
	for i := range flags {
		flags[i] = new(int64)
	}
	for i := range flags {
		runtime.SetFinalizer(flags[i], func(*int64) { finalized++ })
		weaks[i] = weak.Make(flags[i])
	}
	gone := func() (n int) {
		for range 2 {
			runtime.GC()
			time.Sleep(10 * time.Millisecond)
		}
		for i := range weaks {
			if weaks[i].Value() == nil {
				n++
			}
		}
		return n
	}
	for i := range flags {
		if i%2 == 1 {
			flags[i] = nil
		}
	}
	fmt.Println(gone() <= 1, finalized <= 1)
	for i := range flags {
		flags[i] = nil
	}
	fmt.Println(gone() >= 98, finalized >= 98)
}
