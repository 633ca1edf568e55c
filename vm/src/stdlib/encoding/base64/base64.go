// Package base64 writes bytes as text of 64 characters and reads them back.
package base64

import (
	"internal/alphabet"
	"strconv"
)

const (
	// StdPadding fills up the last group of four characters.
	StdPadding rune = '='
	// NoPadding leaves the last group short.
	NoPadding = alphabet.NoPadding
)

// An Encoding is an alphabet and how the end is treated.
type Encoding struct {
	alphabet [64]byte
	values   alphabet.Values
	padding  rune
	strict   bool
}

const upperLower = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

// StdEncoding is the alphabet of RFC 4648, URLEncoding the one for URLs and file names; those called Raw have no padding.
var (
	StdEncoding    = NewEncoding(upperLower + "+/")
	URLEncoding    = NewEncoding(upperLower + "-_")
	RawStdEncoding = StdEncoding.WithPadding(NoPadding)
	RawURLEncoding = URLEncoding.WithPadding(NoPadding)
)

// NewEncoding returns the padded encoding of an alphabet of 64 different bytes.
func NewEncoding(encoder string) *Encoding {
	e := &Encoding{padding: StdPadding}
	e.values.Set(encoder, len(e.alphabet))
	copy(e.alphabet[:], encoder)
	return e
}

// WithPadding returns the encoding with another character for padding, or NoPadding.
func (enc Encoding) WithPadding(padding rune) *Encoding {
	enc.values.CheckPadding(padding)
	enc.padding = padding
	return &enc
}

// Strict returns the encoding that demands zeros in the bits that the last character has too many.
func (enc Encoding) Strict() *Encoding {
	enc.strict = true
	return &enc
}

// EncodedLen returns how many characters n bytes take.
func (enc *Encoding) EncodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/3*4 + (n%3*8+5)/6
	}
	return (n + 2) / 3 * 4
}

// DecodedLen returns how many bytes n characters give at most.
func (enc *Encoding) DecodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/4*3 + n%4*6/8
	}
	return n / 4 * 3
}

// Encode writes src's characters to dst.
func (enc *Encoding) Encode(dst, src []byte) {
	if len(src) > 0 {
		enc.append(dst[:0:enc.EncodedLen(len(src))], src)
	}
}

// AppendEncode appends src's characters.
func (enc *Encoding) AppendEncode(dst, src []byte) []byte { return enc.append(dst, src) }

// EncodeToString returns src's characters.
func (enc *Encoding) EncodeToString(src []byte) string {
	return string(enc.append(make([]byte, 0, enc.EncodedLen(len(src))), src))
}

func (enc *Encoding) append(dst, src []byte) []byte {
	for len(src) >= 3 {
		v := uint(src[0])<<16 | uint(src[1])<<8 | uint(src[2])
		dst = append(dst, enc.alphabet[v>>18], enc.alphabet[v>>12&63], enc.alphabet[v>>6&63], enc.alphabet[v&63])
		src = src[3:]
	}
	switch len(src) {
	case 1:
		v := uint(src[0]) << 4
		dst = append(dst, enc.alphabet[v>>6], enc.alphabet[v&63])
		if enc.padding != NoPadding {
			dst = append(dst, byte(enc.padding), byte(enc.padding))
		}
	case 2:
		v := uint(src[0])<<10 | uint(src[1])<<2
		dst = append(dst, enc.alphabet[v>>12], enc.alphabet[v>>6&63], enc.alphabet[v&63])
		if enc.padding != NoPadding {
			dst = append(dst, byte(enc.padding))
		}
	}
	return dst
}

// CorruptInputError is the place of a character that should not be there.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base64 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// Decode writes what src stands for to dst and returns how many bytes that are; newlines are skipped.
func (enc *Encoding) Decode(dst, src []byte) (int, error) {
	n, end := 0, 0
	for pos := 0; end == 0; {
		var group [3]byte
		var count int
		var err error
		pos, count, end, err = enc.group(&group, src, pos)
		copy(dst[n:], group[:count])
		n += count
		if err != nil {
			return n, err
		}
	}
	return n, nil
}

// AppendDecode appends what src stands for.
func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	b := make([]byte, enc.DecodedLen(len(src)))
	n, err := enc.Decode(b, src)
	return append(dst, b[:n]...), err
}

// DecodeString returns what s stands for, up to the first error.
func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	b := make([]byte, enc.DecodedLen(len(s)))
	n, err := enc.Decode(b, []byte(s))
	return b[:n], err
}

// group decodes up to four characters from pos on. It returns the place behind them, the number of bytes that they give, and 1 if the
// text ends with them.
func (enc *Encoding) group(out *[3]byte, src []byte, pos int) (next, count, end int, err error) {
	var digits [4]byte
	n := 0
	for n < 4 {
		if pos == len(src) {
			switch {
			case n == 0:
				return pos, 0, 1, nil
			case n == 1 || enc.padding != NoPadding:
				return pos, 0, 1, CorruptInputError(pos - n)
			}
			end = 1
			break
		}
		c := src[pos]
		pos++
		if v := enc.values[c]; v != alphabet.Invalid {
			digits[n] = v
			n++
			continue
		}
		if alphabet.IsNewline(c) {
			continue
		}
		if rune(c) != enc.padding || n < 2 {
			return pos, 0, 1, CorruptInputError(pos - 1)
		}
		var padded bool
		if pos, padded, err = enc.pad(src, pos, n); !padded {
			return pos, 0, 1, err
		}
		end = 1
		break
	}
	v := uint(digits[0])<<18 | uint(digits[1])<<12 | uint(digits[2])<<6 | uint(digits[3])
	out[0], out[1], out[2] = byte(v>>16), byte(v>>8), byte(v)
	if enc.strict && n < 4 && (out[2] != 0 || n == 2 && out[1] != 0) {
		return pos, 0, 1, CorruptInputError(pos - 4 + n)
	}
	return pos, n - 1, end, err
}

// pad reads what follows the first padding behind n characters: the second if n is 2, which must be there, then nothing but newlines.
func (enc *Encoding) pad(src []byte, pos, n int) (next int, padded bool, err error) {
	skip := func() {
		for pos < len(src) && alphabet.IsNewline(src[pos]) {
			pos++
		}
	}
	skip()
	if n == 2 {
		if pos == len(src) {
			return pos, false, CorruptInputError(len(src))
		}
		if rune(src[pos]) != enc.padding {
			return pos, false, CorruptInputError(pos - 1)
		}
		pos++
		skip()
	}
	if pos < len(src) {
		err = CorruptInputError(pos)
	}
	return pos, true, err
}
