package main

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
)

type point struct {
	name string
	x    int
}

var (
	text  = strings.Repeat("abcdefgh", 6)
	raw   = []byte(text)
	m     = map[string]int{text: 1}
	sink  any
	total int
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
	fmt.Println(name, (after.Mallocs-before.Mallocs)/runs)
}

func sum(b []byte) int {
	n := 0
	for _, c := range b {
		n += int(c)
	}
	return n
}

func clobber(b []byte) { b[0] = 'X' }

func main() {
	allocations("look up", func() { total += m[string(raw)] })
	allocations("look up, comma ok", func() {
		if _, ok := m[string(raw)]; ok {
			total++
		}
	})
	allocations("store", func() { m[string(raw)] = 2 })
	allocations("compare", func() {
		if string(raw) == text {
			total++
		}
	})
	allocations("order", func() {
		if text <= string(raw) {
			total++
		}
	})
	allocations("switch on constants", func() {
		switch string(raw) {
		case "a":
			total++
		case "b":
			total += 2
		default:
			total += 3
		}
	})
	allocations("switch on variables", func() {
		switch string(raw) {
		case text:
			total++
		}
	})
	allocations("beside a literal", func() { sink = "<" + string(raw) + ">" })
	allocations("beside a variable", func() { sink = text + string(raw) })
	allocations("range over bytes", func() {
		for _, c := range []byte(text) {
			total += int(c)
		}
	})
	allocations("range over a string", func() {
		for _, c := range string(raw) {
			total += int(c)
		}
	})
	allocations("count runes", func() { total += len([]rune(text)) })
	allocations("count bytes", func() { total += len(string(raw)) })
	allocations("read only", func() {
		b := []byte(text)
		total += int(b[3]) + sum(b)
	})
	allocations("written", func() {
		b := []byte(text)
		b[3] = 'x'
		total += sum(b)
	})
	allocations("written elsewhere", func() {
		b := []byte(text)
		clobber(b)
		total += sum(b)
	})
	allocations("append", func() { sink = append([]byte(nil), []byte(text)...) })
	allocations("copy", func() { copy(raw, []byte(text)) })
	allocations("bytes.Equal", func() {
		if bytes.Equal(raw, []byte(text)) {
			total++
		}
	})

	b := []byte(text)
	c := []byte(text)
	c[0] = 'A'
	fmt.Println(len(b), cap(b), len(c), cap(c), text[0] == 'a', string(c[:2]))
	fmt.Println(total > 0, m[text], len(m))
	key := point{string(raw), 1}
	raw[0] = 'Z'
	fmt.Println(key.name[:3], m[string(raw)])
}
