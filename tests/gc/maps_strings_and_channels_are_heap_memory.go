//! gc = ["none", "stw", "semispace", "cms", "balanced"]
//! why = "counts are the same everywhere; stress may allocate on its own"
//! stress = false

package main

import (
	"fmt"
	"runtime"
	"strings"
)

var (
	m  map[int]int
	s  string
	c  chan [100]int
	fs []func() int
	is []interface{}
)

func grown(f func()) uint64 {
	var a, b runtime.MemStats
	runtime.ReadMemStats(&a)
	f()
	runtime.ReadMemStats(&b)
	return b.TotalAlloc - a.TotalAlloc
}

func main() {
	fmt.Println(grown(func() {
		m = map[int]int{}
		for i := range 10000 {
			m[i] = i
		}
	}) > 10000*8)
	fmt.Println(grown(func() { s = strings.Repeat("abc", 10000) }) >= 30000)
	fmt.Println(grown(func() { c = make(chan [100]int, 50) }) >= 40000)
	fmt.Println(grown(func() {
		for i := range 1000 {
			fs = append(fs, func() int { i++; return i })
		}
	}) >= 1000*16)
	fmt.Println(grown(func() {
		for i := range 1000 {
			is = append(is, float64(i)+0.5)
		}
	}) >= 1000*(8+16))
	fmt.Println(grown(func() {
		for i := range 1000 {
			s = fmt.Sprintf("%d %s", i, "formatted text")
		}
	}) >= 1000*16)
}
