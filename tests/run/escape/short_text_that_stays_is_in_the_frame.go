package main

import (
	"fmt"
	"runtime"
	"strings"
)

var (
	short = strings.Repeat("ab", 3)
	long  = strings.Repeat("ab", 20)
	raw   = []byte(short)
	runes = []rune(short)
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

func concatenate() {
	s := short + "-" + short
	total += len(s) + int(s[total%3])
}

func concatenateTooLong() {
	s := long + short
	total += len(s)
}

func concatenateOne() {
	s := short + long[:total*0]
	total += len(s)
}

func fromBytes() {
	s := string(raw)
	total += strings.Index(s, "b")
}

func fromRunes() {
	s := string(runes)
	total += len(s)
}

func fromRune() {
	s := string(rune('a' + total%2))
	total += len(s)
}

func toBytes() {
	b := []byte(short)
	b[0]++
	total += cap(b)
}

func toBytesTooLong() {
	b := []byte(long)
	b[0]++
	total += cap(b)
}

func toBytesEmpty() {
	b := []byte(short[:0])
	b = append(b, "abc"...)
	total += cap(b)
}

func toRunes() {
	r := []rune(short)
	r[0]++
	total += cap(r)
}

func escaping() {
	sink = short + "x"
	sink = []byte(short)
	sink = []rune(short)
	sink = string(raw)
	sink = string(runes)
	sink = string(rune('b'))
	sink = string(rune('é'))
}

func main() {
	allocations("concatenate", concatenate)
	allocations("concatenate too long", concatenateTooLong)
	allocations("concatenate one", concatenateOne)
	allocations("from bytes", fromBytes)
	allocations("from runes", fromRunes)
	allocations("from a rune", fromRune)
	allocations("to bytes", toBytes)
	allocations("to bytes, too long", toBytesTooLong)
	allocations("to bytes, empty", toBytesEmpty)
	allocations("to runes", toRunes)
	allocations("escaping", escaping)

	b, r, e := []byte(short), []rune(short), []byte(short[:0])
	b[0], r[0] = 'x', 'x'
	fmt.Println(cap(b), cap(r), cap(e), e == nil, total > 0)
	b = []byte(long)
	b[0] = 'x'
	r = []rune(long)
	r[0] = 'x'
	fmt.Println(cap(b), cap(r))
}
