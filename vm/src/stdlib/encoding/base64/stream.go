package base64

import (
	"internal/alphabet"
	"io"
)

type encoder struct {
	enc  *Encoding
	w    io.Writer
	err  error
	rest []byte // less than a group
	out  []byte
}

// NewEncoder returns a writer that writes the characters of what it gets to w, the last of them when it is closed.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser { return &encoder{enc: enc, w: w} }

// mostAtOnce is how many bytes are encoded before they are written.
const mostAtOnce = 768

func (e *encoder) Write(p []byte) (n int, err error) {
	for e.err == nil && n < len(p) {
		take := min(len(p)-n, mostAtOnce-len(e.rest))
		e.rest = append(e.rest, p[n:n+take]...)
		n += take
		whole := len(e.rest) / 3 * 3
		if whole == 0 {
			break
		}
		e.out = e.enc.append(e.out[:0], e.rest[:whole])
		e.rest = append(e.rest[:0], e.rest[whole:]...)
		if _, e.err = e.w.Write(e.out); e.err != nil {
			return n - take, e.err
		}
	}
	return n, e.err
}

func (e *encoder) Close() error {
	if e.err == nil && len(e.rest) > 0 {
		_, e.err = e.w.Write(e.enc.append(e.out[:0], e.rest))
		e.rest = nil
	}
	return e.err
}

type decoder struct {
	enc     *Encoding
	r       io.Reader
	in      []byte // characters that were read and not decoded, without newlines
	out     []byte // bytes that were decoded and not delivered
	offset  int64  // of in within the text, newlines left out
	err     error  // of decoding
	readErr error
	arr     [1024]byte
}

// NewDecoder returns a reader of what the characters of r stand for.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader { return &decoder{enc: enc, r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	for len(d.out) == 0 {
		if d.err != nil {
			return 0, d.err
		}
		d.fill()
	}
	n = copy(p, d.out)
	d.out = d.out[n:]
	return n, nil
}

// fill reads and decodes whole groups; at the end what is left.
func (d *decoder) fill() {
	for len(d.in) < 4 && d.readErr == nil {
		var n int
		n, d.readErr = d.r.Read(d.arr[:])
		for _, c := range d.arr[:n] {
			if !alphabet.IsNewline(c) {
				d.in = append(d.in, c)
			}
		}
	}
	take := len(d.in) / 4 * 4
	if take == 0 {
		if len(d.in) == 0 || d.readErr != io.EOF {
			d.err = d.readErr
			return
		}
		if d.enc.padding != NoPadding {
			d.err = io.ErrUnexpectedEOF
			return
		}
		take = len(d.in)
	}
	b := make([]byte, d.enc.DecodedLen(take))
	n, err := d.enc.Decode(b, d.in[:take])
	d.out = b[:n]
	if at, ok := err.(CorruptInputError); ok {
		err = CorruptInputError(d.offset) + at
	}
	d.err = err
	d.offset += int64(take)
	d.in = append(d.in[:0], d.in[take:]...)
}
