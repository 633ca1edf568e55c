package main

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
)

var (
	n    = 40
	sink any
)

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

func try(n int) {
	defer func() { fmt.Println(recover()) }()
	fmt.Println(len(append([]int(nil), make([]int, n)...)))
}

func main() {
	allocations("append", func() { sink = append([]byte(nil), make([]byte, n)...) })
	allocations("strings.Builder.Grow", func() {
		var b strings.Builder
		b.Grow(n)
		for i := 0; i < n; i++ {
			b.WriteByte('x')
		}
		sink = b.String()
	})
	allocations("bytes.Buffer", func() {
		var b bytes.Buffer
		for i := 0; i < n; i++ {
			b.WriteString("0123456789")
		}
		n += b.Len() * 0
	})
	s := []int{1, 2, 3, 4, 5}
	s = append(s[:2], make([]int, 2)...)
	fmt.Println(s, s[:5], cap(s))
	s = append(s, make([]int, n)...)
	fmt.Println(len(s), cap(s), s[:6])
	s = append(s[:1], make([]int, uint8(1))...)
	fmt.Println(s, s[:6])
	var words []string
	words = append(words, make([]string, 3)...)
	words[1] = "x"
	fmt.Printf("%q\n", words)
	words = append(words[:0], make([]string, 2)...)
	fmt.Printf("%q\n", words)
	fmt.Println(len(append([]struct{}(nil), make([]struct{}, 3)...)))
	try(2)
	try(-n)
}
