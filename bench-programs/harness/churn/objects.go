package main

import (
	"runtime"
	"strings"
	"sync/atomic"
	"time"
	"unique"
	"weak"
)

const (
	blockCount  = 24
	mortalCount = 2_000
)

// A block is a large object: bytes, or pointers.
type block struct {
	bytes []byte
	words []*int
}

// blocks are replaced by ones of another size.
type blocks struct {
	kept [blockCount]block
}

func newBlocks() *blocks { return &blocks{} }

func (b block) check() {
	if n := len(b.bytes); n > 0 {
		check(b.bytes[0] == 1 && b.bytes[n/2] == 2 && b.bytes[n-1] == 3, "a block of %d bytes has changed", n)
	}
	if n := len(b.words); n > 0 {
		check(*b.words[0] == n && *b.words[n/2] == n && *b.words[n-1] == n, "a block of %d words has changed", n)
	}
}

func (b *blocks) turn(r *random) {
	place := r.below(blockCount)
	b.kept[place].check()
	n := 40<<10 + r.below(400<<10)
	if r.below(2) == 0 {
		bytes := make([]byte, n)
		bytes[0], bytes[n/2], bytes[n-1] = 1, 2, 3
		b.kept[place] = block{bytes: bytes}
	} else {
		words := make([]*int, n/8)
		first, middle, last := len(words), len(words), len(words)
		words[0], words[n/16], words[n/8-1] = &first, &middle, &last
		b.kept[place] = block{words: words}
	}
}

func (b *blocks) end() {
	for _, block := range b.kept {
		block.check()
	}
	*b = blocks{}
}

// A mortal is missed when it dies: by a finalizer, by a cleanup or by a weak pointer.
type mortal struct {
	number int
	text   *string
}

// mortals counts how many of each kind have been made and have died.
type mortals struct {
	kept       [mortalCount]*mortal
	weak       [mortalCount]weak.Pointer[mortal]
	made       int
	finalizers int64
	cleanups   int64
	// What goroutines of the runtime have done.
	finalized, clean atomic.Int64
}

func newMortals() *mortals { return &mortals{} }

func (m *mortals) turn(r *random) {
	for range 20 {
		place := r.below(mortalCount)
		old := m.kept[place]
		check(m.weak[place].Value() == old, "the weak pointer to mortal %d leads elsewhere", place)
		m.made++
		text := strings.Repeat("x", m.made%20)
		made := &mortal{number: m.made, text: &text}
		switch r.below(3) {
		case 0:
			m.finalizers++
			runtime.SetFinalizer(made, func(dead *mortal) {
				check(len(*dead.text) == dead.number%20, "mortal %d has text %q", dead.number, *dead.text)
				m.finalized.Add(1)
			})
		case 1:
			m.cleanups++
			runtime.AddCleanup(made, func(length int) {
				check(length == len(text), "a cleanup was given %d", length)
				m.clean.Add(1)
			}, len(text))
		}
		m.kept[place], m.weak[place] = made, weak.Make(made)
	}
}

func (m *mortals) end() {
	m.kept = [mortalCount]*mortal{}
	for range 100 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	finalized, clean := m.finalized.Load(), m.clean.Load()
	check(finalized == m.finalizers, "%d of %d finalizers ran", finalized, m.finalizers)
	check(clean == m.cleanups, "%d of %d cleanups ran", clean, m.cleanups)
	for _, pointer := range m.weak {
		check(pointer.Value() == nil, "a weak pointer outlives its object")
	}
}

// texts makes strings of strings and keeps none.
type texts struct{}

func (texts) turn(r *random) {
	var line strings.Builder
	n := 20 + r.below(100)
	for i := range n {
		line.WriteString("field")
		line.WriteByte(byte('0' + i%10))
		line.WriteByte(' ')
	}
	fields := strings.Fields(line.String())
	check(len(fields) == n, "%d fields, not %d", len(fields), n)
	for i, field := range fields {
		want := "field" + string(rune('0'+i%10))
		check(field == want, "field %d is %q", i, field)
		check(unique.Make(field) == unique.Make(want), "%q is not unique", field)
	}
}

func (texts) end() {}
