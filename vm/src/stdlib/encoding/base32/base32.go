// Package base32 writes bytes as text of 32 characters and reads them back.
package base32

import (
	"internal/alphabet"
	"slices"
	"strconv"
)

const (
	// StdPadding fills up the last group of eight characters.
	StdPadding rune = '='
	// NoPadding leaves the last group short.
	NoPadding = alphabet.NoPadding
)

// An Encoding is an alphabet and how the end is treated.
type Encoding struct {
	alphabet [32]byte
	values   alphabet.Values
	padding  rune
}

// StdEncoding is the alphabet of RFC 4648, HexEncoding the one that keeps the order of what it encodes.
var (
	StdEncoding = NewEncoding("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
	HexEncoding = NewEncoding("0123456789ABCDEFGHIJKLMNOPQRSTUV")
)

// NewEncoding returns the padded encoding of an alphabet of 32 different bytes.
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

// EncodedLen returns how many characters n bytes take.
func (enc *Encoding) EncodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/5*8 + (n%5*8+4)/5
	}
	return (n + 4) / 5 * 8
}

// DecodedLen returns how many bytes n characters give at most.
func (enc *Encoding) DecodedLen(n int) int {
	if enc.padding == NoPadding {
		return unpaddedLen(n)
	}
	return n / 8 * 5
}

func unpaddedLen(n int) int { return n/8*5 + n%8*5/8 }

// Encode writes src's characters to dst.
func (enc *Encoding) Encode(dst, src []byte) {
	for len(src) > 0 {
		n := min(len(src), 5)
		var v uint64
		for i := range 5 {
			v <<= 8
			if i < n {
				v |= uint64(src[i])
			}
		}
		digits := (n*8 + 4) / 5
		for i := digits - 1; i >= 0; i-- {
			dst[i] = enc.alphabet[v>>(35-5*i)&31]
		}
		src = src[n:]
		if digits < 8 {
			for ; enc.padding != NoPadding && digits < 8; digits++ {
				dst[digits] = byte(enc.padding)
			}
			return
		}
		dst = dst[8:]
	}
}

// AppendEncode appends src's characters.
func (enc *Encoding) AppendEncode(dst, src []byte) []byte {
	n := enc.EncodedLen(len(src))
	dst = slices.Grow(dst, n)
	enc.Encode(dst[len(dst):][:n], src)
	return dst[:len(dst)+n]
}

// EncodeToString returns src's characters.
func (enc *Encoding) EncodeToString(src []byte) string { return string(enc.AppendEncode(nil, src)) }

// CorruptInputError is the place of a character that should not be there.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base32 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// Decode writes what src stands for to dst and returns how many bytes that are; newlines are skipped.
func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	n, _, err = enc.decode(dst, withoutNewlines(make([]byte, 0, len(src)), src))
	return n, err
}

// AppendDecode appends what src stands for.
func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	end := len(src)
	for end > 0 && rune(src[end-1]) == enc.padding {
		end--
	}
	n := unpaddedLen(end)
	dst = slices.Grow(dst, n)
	n, err := enc.Decode(dst[len(dst):][:n], src)
	return dst[:len(dst)+n], err
}

// DecodeString returns what s stands for, up to the first error.
func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	b := []byte(s)
	n, _, err := enc.decode(b, withoutNewlines(b[:0], b))
	return b[:n], err
}

// withoutNewlines appends src to dst, which may be its beginning.
func withoutNewlines(dst, src []byte) []byte {
	for _, c := range src {
		if !alphabet.IsNewline(c) {
			dst = append(dst, c)
		}
	}
	return dst
}

// decode writes what src stands for to dst, which may be src, and tells whether the text ends there. Positions in its errors are those in src.
func (enc *Encoding) decode(dst, src []byte) (n int, end bool, err error) {
	for pos := 0; pos < len(src) && !end; {
		var v uint64
		digits := 0
		for digits < 8 && !end {
			if pos == len(src) {
				if enc.padding != NoPadding {
					return n, false, CorruptInputError(pos - digits)
				}
				end = true
				break
			}
			c := src[pos]
			pos++
			if c == byte(enc.padding) && digits >= 2 && len(src)-pos < 8 {
				if err := enc.checkPadding(src, pos, digits); err != nil {
					return n, false, err
				}
				end = true
				break
			}
			digit := enc.values[c]
			if digit == alphabet.Invalid {
				return n, false, CorruptInputError(pos - 1)
			}
			v = v<<5 | uint64(digit)
			digits++
		}
		v <<= 5 * (8 - digits)
		// No number of bytes gives 1, 3 or 6 digits: these, which only text without padding has, stand for nothing.
		count := 0
		switch digits {
		case 2, 4, 5, 7, 8:
			count = digits * 5 / 8
		}
		room := dst[n:]
		for i := count - 1; i >= 0; i-- {
			room[i] = byte(v >> (32 - 8*i))
		}
		n += count
	}
	return n, end, nil
}

// checkPadding looks at the rest of the last group, of which so many digits and the first padding, ahead of pos, were read.
func (enc *Encoding) checkPadding(src []byte, pos, digits int) error {
	rest := src[pos:]
	if len(rest)+digits < 7 {
		return CorruptInputError(len(src))
	}
	for i, c := range rest[:min(len(rest), 7-digits)] {
		if c != byte(enc.padding) {
			return CorruptInputError(pos + i - 1)
		}
	}
	if digits == 3 || digits == 6 {
		return CorruptInputError(pos - 1)
	}
	return nil
}
