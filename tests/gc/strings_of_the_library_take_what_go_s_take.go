//! gc = ["none", "stw", "semispace", "cms", "balanced"]
//! why = "counts are the same everywhere; stress may allocate on its own"
//! stress = false

package main

import (
	"fmt"
	"io"
	"log"
	"runtime"
	"strconv"
	"strings"
)

var (
	text  string
	list  []string
	a, b  int
	word  = "abcdefghijklmnopqrstu"
	digit = 7
)

// measure prints the objects and bytes of a call. All results are of 16 bytes or more, or take nothing: smaller ones share
// memory on some collectors only.
func measure(name string, call func()) {
	const runs = 100
	var before, after runtime.MemStats
	call()
	call()
	runtime.ReadMemStats(&before)
	for i := 0; i < runs; i++ {
		call()
	}
	runtime.ReadMemStats(&after)
	fmt.Println(name, (after.Mallocs-before.Mallocs)/runs, (after.TotalAlloc-before.TotalAlloc)/runs)
}

func main() {
	// One byte is static data.
	measure("Sprint", func() { text = fmt.Sprint(digit) })
	measure("Sprintf", func() { text = fmt.Sprintf("%d", digit) })
	measure("Sprintln", func() { text = fmt.Sprintln() })
	measure("FormatInt", func() { text = strconv.FormatInt(int64(digit), 36) })
	measure("FormatFloat", func() { text = strconv.FormatFloat(float64(digit), 'f', 0, 64) })

	// What is built takes a size class.
	measure("ToUpper", func() { text = strings.ToUpper(word) })
	measure("ToLower, not ASCII", func() { text = strings.ToLower("GRÜSSEGRÜSSEG") })
	measure("ToTitle", func() { text = strings.ToTitle(word) })
	measure("Map", func() { text = strings.Map(func(r rune) rune { return r + 1 }, word) })
	measure("Join", func() { text = strings.Join([]string{word, "x"}, ", ") })
	measure("Join of one", func() { text = strings.Join([]string{word}, ", ") })
	measure("Repeat", func() { text = strings.Repeat("abc", 7) })
	measure("Repeat of dashes", func() { text = strings.Repeat("-", 100) })
	measure("Repeat of many dashes", func() { text = strings.Repeat("-", 150) })
	measure("Replace", func() { text = strings.ReplaceAll(word, "a", "xyz") })
	measure("ToValidUTF8", func() { text = strings.ToValidUTF8("\xff"+word, "?") })

	// Scans and lines of a log take memory that is used again.
	measure("Sscan", func() { fmt.Sscan("5 7", &a, &b) })
	measure("Sscanf", func() { fmt.Sscanf("5-7", "%d-%d", &a, &b) })
	var lines strings.Builder
	lines.Grow(1 << 16)
	logger := log.New(&lines, "log: ", log.LstdFlags|log.Lmicroseconds)
	measure("log", func() { logger.Printf("%s %d", word, digit) })
	logger.SetOutput(io.Discard)
	measure("log to nowhere", func() { logger.Println(word, digit) })
}
