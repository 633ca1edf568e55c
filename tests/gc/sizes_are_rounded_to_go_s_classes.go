//! gc = ["none", "stw", "semispace", "cms", "balanced"]
//! why = "counts are the same everywhere; stress may allocate on its own"
//! stress = false

package main

import (
	"fmt"
	"runtime"
)

type three struct{ a, b, c *int }
type flat struct{ a, b, c int }
type odd [33]byte

var (
	bytes  []byte
	p3     *three
	pf     *flat
	po     *odd
	ps     *string
	pp     **int
	iface  interface{}
	slice  []*int
	fn     func() int
	single *byte
)

func measure(name string, n int, f func()) {
	var a, b runtime.MemStats
	f()
	runtime.ReadMemStats(&a)
	for range n {
		f()
	}
	runtime.ReadMemStats(&b)
	// Sizes are multiples of 8; less than that, shared out, is the runtime's own.
	fmt.Println(name, (b.TotalAlloc-a.TotalAlloc)/uint64(n)/8*8, (b.Mallocs-a.Mallocs)/uint64(n))
}

func main() {
	const n = 1000
	for _, size := range []int{16, 17, 33, 100, 129, 500, 1000, 1025, 2000, 5000, 9000, 30000, 40000} {
		measure(fmt.Sprint("bytes ", size), n, func() { bytes = make([]byte, size) })
	}
	measure("three pointers", n, func() { p3 = new(three) })
	measure("three ints", n, func() { pf = new(flat) })
	measure("odd array", n, func() { po = new(odd) })
	measure("string header", n, func() { ps = new(string) })
	measure("pointer", n, func() { pp = new(*int) })
	measure("pointer slice", n, func() { slice = make([]*int, 70) })
	v := 1 << 40
	measure("boxed int", n, func() { v++; iface = v })
	small := 7
	measure("boxed small int", n, func() { iface = small })
	measure("boxed struct", n, func() { iface = flat{v, 2, 3} })
	measure("boxed pointer", n, func() { iface = pf })
}
