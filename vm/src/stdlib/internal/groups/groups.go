// Package groups encodes streams whose bytes are encoded by groups.
package groups

import "io"

// A Writer writes the encoding of what it gets, of whole groups at once and of the last one when it is closed.
type Writer struct {
	w      io.Writer
	encode func(p []byte) []byte
	size   int
	most   int
	rest   []byte // less than a group
	err    error
}

// NewWriter returns a writer of groups of size bytes to w, of which encode gets most bytes at a time.
func NewWriter(w io.Writer, size, most int, encode func(p []byte) []byte) Writer {
	return Writer{w: w, encode: encode, size: size, most: most}
}

func (e *Writer) Write(p []byte) (n int, err error) {
	if e.err != nil {
		return 0, e.err
	}
	if len(e.rest) > 0 {
		n = min(e.size-len(e.rest), len(p))
		e.rest = append(e.rest, p[:n]...)
		if len(e.rest) < e.size {
			return n, nil
		}
		if e.write(e.rest); e.err != nil {
			return n, e.err
		}
		e.rest = e.rest[:0]
	}
	for len(p)-n >= e.size {
		take := min((len(p)-n)/e.size*e.size, e.most)
		if e.write(p[n : n+take]); e.err != nil {
			return n, e.err
		}
		n += take
	}
	e.rest = append(e.rest, p[n:]...)
	return len(p), nil
}

func (e *Writer) write(p []byte) { _, e.err = e.w.Write(e.encode(p)) }

// Close writes what is left.
func (e *Writer) Close() error {
	if e.err == nil && len(e.rest) > 0 {
		e.write(e.rest)
		e.rest = nil
	}
	return e.err
}
