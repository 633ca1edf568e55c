// Package tabwriter aligns columns of text that is separated by tabs.
//
// A cell ends in a tab; the text behind a line's last tab is no cell. A column is a run of lines that have a cell in the same place: it is as
// wide as its widest cell. Text is held back until it is clear how wide its columns are.
package tabwriter

import (
	"fmt"
	"io"
	"unicode/utf8"
)

const (
	// FilterHTML gives tags no width, and entities that of one character.
	FilterHTML uint = 1 << iota
	// StripEscape leaves the Escape characters out.
	StripEscape
	// AlignRight aligns cells to the right.
	AlignRight
	// DiscardEmptyColumns leaves out columns whose cells are all empty and ended by vertical tabs.
	DiscardEmptyColumns
	// TabIndent pads empty cells at a line's beginning with tabs.
	TabIndent
	// Debug writes a bar between columns.
	Debug
)

// Escape stands before and behind text in which tabs and newlines have no meaning.
const Escape = '\xff'

// A cell is a piece of the text that is held back.
type cell struct {
	size  int  // in bytes
	width int  // in runes
	hard  bool // ended by a tab that is not vertical
}

// A Writer aligns what is written to it, and writes that to an output.
type Writer struct {
	output   io.Writer
	minWidth int
	tabWidth int
	padding  int
	padChar  byte
	flags    uint

	text     []byte   // of the cells, one behind the other
	measured int      // up to where cell has its width
	cell     cell     // the one that is not ended
	until    byte     // what ends an escape, a tag or an entity; 0 outside of such
	lines    [][]cell // that are held back
	widths   []int    // of the columns to the left of what is being laid out
	out      []byte
}

// NewWriter returns a writer; see Init.
func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

// Init sets the writer up. Cells are minwidth wide at least, padding included, and filled up with padchar; if that is a tab, its
// width is tabwidth, and cells are aligned to the left.
func (b *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	if minwidth < 0 || tabwidth < 0 || padding < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	if padchar == '\t' {
		flags &^= AlignRight
	}
	b.output = output
	b.minWidth, b.tabWidth, b.padding, b.padChar, b.flags = minwidth, tabwidth, padding, padchar, flags
	b.out = b.out[:0]
	b.reset()
	return b
}

func (b *Writer) reset() {
	b.text = b.text[:0]
	b.measured = 0
	b.cell = cell{}
	b.until = 0
	b.lines = append(b.lines[:0], nil)
	b.widths = b.widths[:0]
}

// Write aligns what columns it completes, and holds the rest back.
func (b *Writer) Write(buf []byte) (n int, err error) {
	from := 0 // what of buf is not in the text yet
	for i, c := range buf {
		if b.until != 0 {
			if c == b.until {
				end := i + 1
				if c == Escape && b.flags&StripEscape != 0 {
					end = i
				}
				b.add(buf[from:end])
				from = i + 1
				b.endEscape()
			}
			continue
		}
		switch c {
		case '\t', '\v', '\n', '\f':
			b.add(buf[from:i])
			b.measure()
			from = i + 1
			cells := b.endCell(c == '\t')
			if c == '\t' || c == '\v' {
				continue
			}
			b.lines = append(b.lines, nil)
			// A line of one cell ends all columns.
			if c == '\f' || cells == 1 {
				b.layOut()
				if c == '\f' && b.flags&Debug != 0 {
					b.out = append(b.out, "---\n"...)
				}
			}
		case Escape:
			b.add(buf[from:i])
			b.measure()
			from = i
			if b.flags&StripEscape != 0 {
				from++
			}
			b.until = Escape
		case '<', '&':
			if b.flags&FilterHTML != 0 {
				b.add(buf[from:i])
				b.measure()
				from = i
				b.until = '>'
				if c == '&' {
					b.until = ';'
				}
			}
		}
	}
	b.add(buf[from:])
	return len(buf), b.deliver("Write")
}

// Flush writes what is held back.
func (b *Writer) Flush() error {
	b.layOut()
	return b.deliver("Flush")
}

// deliver writes what is laid out, and says in which operation the output panics.
func (b *Writer) deliver(op string) error {
	if len(b.out) == 0 {
		return nil
	}
	defer func() {
		if e := recover(); e != nil {
			b.out = b.out[:0]
			panic(fmt.Sprintf("tabwriter: panic during %s (%v)", op, e))
		}
	}()
	n, err := b.output.Write(b.out)
	if n != len(b.out) && err == nil {
		err = io.ErrShortWrite
	}
	b.out = b.out[:0]
	return err
}

func (b *Writer) add(text []byte) {
	b.text = append(b.text, text...)
	b.cell.size += len(text)
}

// measure counts the runes that were added.
func (b *Writer) measure() {
	b.cell.width += utf8.RuneCount(b.text[b.measured:])
	b.measured = len(b.text)
}

func (b *Writer) endEscape() {
	switch b.until {
	case Escape:
		b.measure()
		if b.flags&StripEscape == 0 {
			b.cell.width -= 2
		}
	case ';':
		b.cell.width++
	}
	b.measured = len(b.text)
	b.until = 0
}

// endCell returns how many cells the line has now.
func (b *Writer) endCell(hard bool) int {
	b.cell.hard = hard
	last := len(b.lines) - 1
	b.lines[last] = append(b.lines[last], b.cell)
	b.cell = cell{}
	return len(b.lines[last])
}

// layOut lays out all lines.
func (b *Writer) layOut() {
	if b.cell.size > 0 {
		if b.until != 0 {
			b.endEscape()
		}
		b.endCell(false)
	}
	b.columns(0, 0, len(b.lines))
	b.reset()
}

// columns lays out the lines from first on and before last, whose cells to the left have their widths. pos is where their text begins; what is
// returned is where it ends.
func (b *Writer) columns(pos, first, last int) int {
	column := len(b.widths)
	for this := first; this < last; this++ {
		if column >= len(b.lines[this])-1 {
			continue
		}
		// Here a column begins: the lines above have no cell for it.
		pos = b.rows(pos, first, this)
		first = this
		width := b.minWidth
		discard := b.flags&DiscardEmptyColumns != 0
		for ; this < last && column < len(b.lines[this])-1; this++ {
			c := b.lines[this][column]
			width = max(width, c.width+b.padding)
			if c.width > 0 || c.hard {
				discard = false
			}
		}
		if discard {
			width = 0
		}
		b.widths = append(b.widths, width)
		pos = b.columns(pos, first, this)
		b.widths = b.widths[:column]
		first = this
	}
	return b.rows(pos, first, last)
}

// rows writes lines whose columns have their widths.
func (b *Writer) rows(pos, first, last int) int {
	for i := first; i < last; i++ {
		tabs := b.flags&TabIndent != 0
		for j, c := range b.lines[i] {
			if j > 0 && b.flags&Debug != 0 {
				b.out = append(b.out, '|')
			}
			text := b.text[pos : pos+c.size]
			pos += c.size
			tabs = tabs && c.size == 0
			right := b.flags&AlignRight != 0 && c.size > 0
			if !right {
				b.out = append(b.out, text...)
			}
			if j < len(b.widths) {
				b.pad(c.width, b.widths[j], tabs)
			}
			if right {
				b.out = append(b.out, text...)
			}
		}
		if i+1 == len(b.lines) {
			// The last line goes on.
			b.out = append(b.out, b.text[pos:pos+b.cell.size]...)
			pos += b.cell.size
		} else {
			b.out = append(b.out, '\n')
		}
	}
	return pos
}

// pad fills a cell up.
func (b *Writer) pad(text, width int, tabs bool) {
	c, n := b.padChar, width-text
	if c == '\t' || tabs {
		if b.tabWidth == 0 {
			return
		}
		// Columns begin at multiples of the tab's width.
		width = (width + b.tabWidth - 1) / b.tabWidth * b.tabWidth
		c, n = '\t', (width-text+b.tabWidth-1)/b.tabWidth
	}
	for ; n > 0; n-- {
		b.out = append(b.out, c)
	}
}
