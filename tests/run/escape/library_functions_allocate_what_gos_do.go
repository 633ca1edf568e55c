package main

import (
	"errors"
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"time"
)

type single struct{ n int }

type narrow struct{ n uint16 }

func (s single) String() string { return "single" }

var (
	n     = 1000
	small = 7
	name  = strings.Repeat("name", 2)
	long  = strings.Repeat("name", 12)
	base  = errors.New("base")
	text  string
	value any
	err   error
	list  []string
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

func main() {
	allocations("strconv.Quote", func() { text = strconv.Quote(name) })
	allocations("strconv.Quote in a concatenation", func() { text = strconv.Quote(name) + ":" + strconv.Quote(name) })
	allocations("strconv.Quote of a long text", func() { text = strconv.Quote(long) })
	allocations("fmt.Errorf of a text", func() { err = fmt.Errorf("nothing") })
	allocations("fmt.Errorf with a number", func() { err = fmt.Errorf("number %d", n) })
	allocations("fmt.Errorf with an error", func() { err = fmt.Errorf("more: %w", base) })
	allocations("time.Duration.String", func() { text = (1500 * time.Millisecond).String() })
	allocations("strings.FieldsFunc", func() {
		list = strings.FieldsFunc("a,b;c", func(r rune) bool { return r == ',' || r == ';' })
	})
	allocations("a small number in a struct", func() { value = single{small} })
	allocations("a large number in a struct", func() { value = single{n} })
	allocations("a small number in an array", func() { value = [1]int{small} })
	allocations("a narrow number in a struct", func() { value = narrow{uint16(small)} })
	fmt.Println(text, err, list, value, single{small}, [1]int{small}, narrow{7})
	fmt.Println(strconv.Quote("a\"\x00é"), strconv.QuoteToASCII("é"), strconv.QuoteToGraphic("\u00a0"), strconv.Quote(""))
	fmt.Println(fmt.Errorf("100%%"), errors.Unwrap(fmt.Errorf("a %w b", base)) == base, errors.Unwrap(fmt.Errorf("x")))
}
