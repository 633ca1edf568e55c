package base32

import (
	"internal/groups"
	"io"
)

type encoder struct {
	groups.Writer
	enc *Encoding
	out []byte
}

// mostAtOnce is how many bytes are encoded before they are written.
const mostAtOnce = 640

// NewEncoder returns a writer that writes the characters of what it gets to w, the last of them when it is closed.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser {
	e := &encoder{enc: enc}
	e.Writer = groups.NewWriter(w, 5, mostAtOnce, e.encode)
	return e
}

func (e *encoder) encode(p []byte) []byte {
	e.out = e.enc.AppendEncode(e.out[:0], p)
	return e.out
}

type decoder struct {
	enc    *Encoding
	r      io.Reader
	err    error
	end    bool   // the padding was read
	in     []byte // what was read and not decoded
	out    []byte // what was decoded and not delivered
	buffer [1024]byte
}

// NewDecoder returns a reader of what the characters of r stand for.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader {
	return &decoder{enc: enc, r: &lineJoiner{r}}
}

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(d.out) > 0 {
		n = copy(p, d.out)
		d.out = d.out[n:]
		if len(d.out) == 0 {
			return n, d.err
		}
		return n, nil
	}
	if d.err != nil {
		return 0, d.err
	}
	got, enough := d.fill(min(max((len(p)+4)/5*8, 8), len(d.buffer)))
	if !enough {
		return 0, d.err
	}
	if got > 0 && d.end {
		return 0, CorruptInputError(0)
	}
	take := len(d.in)
	if d.enc.padding != NoPadding {
		take = take / 8 * 8
	}
	decoded := make([]byte, d.enc.DecodedLen(len(d.in)))
	var count int
	count, d.end, err = d.enc.decode(decoded, d.in[:take])
	d.in = d.in[:copy(d.in, d.in[take:])]
	n = copy(p, decoded[:count])
	d.out = decoded[n:count]
	if err != nil && (d.err == nil || d.err == io.EOF) {
		d.err = err
	}
	if len(d.out) > 0 {
		return n, nil
	}
	return n, d.err
}

// fill reads until there is a group, or without padding anything, and room bytes at most. It tells how much it read and whether that is enough.
func (d *decoder) fill(room int) (got int, enough bool) {
	before := len(d.in)
	need := 8 - before
	if d.enc.padding == NoPadding {
		need = 1
	}
	for got < need && d.err == nil {
		var n int
		n, d.err = d.r.Read(d.buffer[before+got : room])
		got += n
	}
	d.in = d.buffer[:before+got]
	if got < need && d.err == io.EOF && (got > 0 || need < 8 && d.enc.padding != NoPadding) {
		d.err = io.ErrUnexpectedEOF
	}
	return got, len(d.in) >= need
}

// lineJoiner reads r without its newlines.
type lineJoiner struct{ r io.Reader }

func (j *lineJoiner) Read(p []byte) (int, error) {
	for {
		n, err := j.r.Read(p)
		kept := withoutNewlines(p[:0], p[:n])
		if n <= 0 || err != nil || len(kept) > 0 {
			return len(kept), err
		}
	}
}
