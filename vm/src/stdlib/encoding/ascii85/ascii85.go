// Package ascii85 writes four bytes as five printable characters and reads them back.
package ascii85

import (
	"internal/groups"
	"io"
	"strconv"
)

const (
	base  = 85
	first = '!' // the character of zero
	zeros = 'z' // four bytes of zero
)

// MaxEncodedLen returns how many characters n bytes take at most.
func MaxEncodedLen(n int) int { return (n + 3) / 4 * 5 }

// Encode writes src's characters to dst and returns how many these are.
func Encode(dst, src []byte) int {
	n := 0
	for len(src) > 0 {
		count := min(len(src), 4)
		var v uint32
		for i := range 4 {
			v <<= 8
			if i < count {
				v |= uint32(src[i])
			}
		}
		src = src[count:]
		if v == 0 && count == 4 {
			dst[n] = zeros
			n++
			continue
		}
		room := dst[n:]
		for i := 4; i >= 0; i-- {
			room[i] = first + byte(v%base)
			v /= base
		}
		n += count + 1
	}
	return n
}

// CorruptInputError is the place of a character that should not be there.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal ascii85 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// Decode writes what src stands for to dst, as far as there is room, and returns how many bytes it wrote and how many characters it read;
// blanks are skipped. Only with flush is a last group taken that is short.
func Decode(dst, src []byte, flush bool) (ndst, nsrc int, err error) {
	var v uint32
	digits := 0
	for i, c := range src {
		if len(dst)-ndst < 4 {
			return ndst, nsrc, nil
		}
		switch {
		case c <= ' ':
			continue
		case c == zeros && digits == 0:
			digits = 5
		case first <= c && c < first+base:
			v = v*base + uint32(c-first)
			digits++
		default:
			return 0, 0, CorruptInputError(i)
		}
		if digits == 5 {
			ndst += put(dst[ndst:], v, 4)
			nsrc, digits, v = i+1, 0, 0
		}
	}
	if !flush {
		return ndst, nsrc, nil
	}
	if digits == 1 {
		return 0, 0, CorruptInputError(len(src))
	}
	if digits > 0 {
		// The digits that are left out were the greatest at most, and the bytes must not become less for them.
		for range 5 - digits {
			v = v*base + base - 1
		}
		ndst += put(dst[ndst:], v, digits-1)
	}
	return ndst, len(src), nil
}

// put writes the first n bytes of v.
func put(dst []byte, v uint32, n int) int {
	for i := range n {
		dst[i] = byte(v >> (24 - 8*i))
	}
	return n
}

type encoder struct {
	groups.Writer
	out [1024]byte
}

// mostAtOnce is how many bytes are encoded before they are written.
const mostAtOnce = 816

// NewEncoder returns a writer that writes the characters of what it gets to w, the last of them when it is closed.
func NewEncoder(w io.Writer) io.WriteCloser {
	e := new(encoder)
	e.Writer = groups.NewWriter(w, 4, mostAtOnce, e.encode)
	return e
}

func (e *encoder) encode(p []byte) []byte { return e.out[:Encode(e.out[:], p)] }

type decoder struct {
	r       io.Reader
	err     error // of decoding, or readErr when all is delivered
	readErr error
	in      []byte // what was read and not decoded
	out     []byte // what was decoded and not delivered
	arrIn   [1024]byte
	arrOut  [1024]byte
}

// NewDecoder returns a reader of what the characters of r stand for.
func NewDecoder(r io.Reader) io.Reader { return &decoder{r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(p) == 0 {
		return 0, nil
	}
	if d.err != nil {
		return 0, d.err
	}
	for len(d.out) == 0 {
		if len(d.in) > 0 && d.decode() {
			break
		}
		if d.err == nil {
			d.err = d.readErr
		}
		if d.err != nil {
			return 0, d.err
		}
		n, d.readErr = d.r.Read(d.arrIn[len(d.in):])
		d.in = d.arrIn[:len(d.in)+n]
	}
	n = copy(p, d.out)
	d.out = d.out[n:]
	return n, nil
}

// decode decodes what was read and tells whether that gave anything. If not, blanks make room for more.
func (d *decoder) decode() bool {
	ndst, nsrc, err := Decode(d.arrOut[:], d.in, d.readErr != nil)
	d.err = err
	if ndst > 0 {
		d.out = d.arrOut[:ndst]
		d.in = d.arrIn[:copy(d.arrIn[:], d.in[nsrc:])]
		return true
	}
	if err == nil {
		kept := d.in[:0]
		for _, c := range d.in {
			if c > ' ' {
				kept = append(kept, c)
			}
		}
		d.in = kept
	}
	return false
}
