package hex

import (
	"errors"
	"io"
	"strings"
)

// Dump returns a dump of data as hexdump -C prints it.
func Dump(data []byte) string {
	if len(data) == 0 {
		return ""
	}
	var b strings.Builder
	d := Dumper(&b)
	d.Write(data)
	d.Close()
	return b.String()
}

const lineBytes = 16

// dumper writes whole lines.
type dumper struct {
	w      io.Writer
	line   []byte // of the current line
	offset uint
	closed bool
}

// Dumper returns a writer that writes a dump of what it gets to w, the last line when it is closed.
func Dumper(w io.Writer) io.WriteCloser { return &dumper{w: w} }

func (d *dumper) Write(data []byte) (n int, err error) {
	if d.closed {
		return 0, errors.New("encoding/hex: dumper closed")
	}
	for n < len(data) {
		take := min(len(data)-n, lineBytes-len(d.line))
		d.line = append(d.line, data[n:n+take]...)
		n += take
		if len(d.line) == lineBytes {
			if err = d.flush(); err != nil {
				return n, err
			}
		}
	}
	return n, nil
}

// flush writes the line: offset, bytes in two groups, and the characters.
func (d *dumper) flush() error {
	out := make([]byte, 0, 80)
	for shift := 28; shift >= 0; shift -= 4 {
		out = append(out, digits[d.offset>>shift&15])
	}
	out = append(out, ' ')
	for i := 0; i < lineBytes; i++ {
		if i%8 == 0 {
			out = append(out, ' ')
		}
		if i < len(d.line) {
			out = append(out, digits[d.line[i]>>4], digits[d.line[i]&15], ' ')
		} else {
			out = append(out, "   "...)
		}
	}
	out = append(out, " |"...)
	for _, c := range d.line {
		if c < ' ' || c > '~' {
			c = '.'
		}
		out = append(out, c)
	}
	out = append(out, "|\n"...)
	d.offset += uint(len(d.line))
	d.line = d.line[:0]
	_, err := d.w.Write(out)
	return err
}

func (d *dumper) Close() error {
	if d.closed {
		return nil
	}
	d.closed = true
	if len(d.line) == 0 {
		return nil
	}
	return d.flush()
}
