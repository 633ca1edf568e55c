package regexp

import (
	"io"
	"unicode/utf8"
)

// readText is what a RuneReader gave: a search may read beyond the match.
type readText struct {
	text   string
	shifts []shift
}

// shift is where a rune ends that took another number of bytes in what was read than it takes in the text, as a byte that is not UTF-8
// does: places from there on are further back by this much.
type shift struct{ end, by int }

func readAll(r io.RuneReader) readText {
	var b []byte
	var shifts []shift
	by := 0
	for {
		c, size, err := r.ReadRune()
		if err != nil {
			return readText{string(b), shifts}
		}
		before := len(b)
		b = utf8.AppendRune(b, c)
		if differs := len(b) - before - size; differs != 0 {
			by += differs
			shifts = append(shifts, shift{len(b), by})
		}
	}
}

// places makes places in what was read of places in the text; those below 0 stay.
func (t readText) places(found []int) []int {
	if len(t.shifts) == 0 {
		return found
	}
	for i, at := range found {
		for _, s := range t.shifts {
			if s.end > at {
				break
			}
			found[i] = at - s.by
		}
	}
	return found
}
