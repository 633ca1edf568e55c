// Package uuid makes and reads the identifiers of RFC 9562.
package uuid

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"sync"
	"time"
)

// A UUID is an identifier of 128 bits.
type UUID [16]byte

// Nil returns the identifier of zeros alone.
func Nil() UUID { return UUID{} }

// Max returns the identifier of ones alone.
func Max() UUID {
	var u UUID
	for i := range u {
		u[i] = 0xff
	}
	return u
}

// Parse reads an identifier: the 36 characters that String gives, these in braces or behind urn:uuid:, or the 32 digits alone.
func Parse(s string) (UUID, error) {
	var u UUID
	err := u.UnmarshalText([]byte(s))
	return u, err
}

// MustParse is Parse, but panics where that fails.
func MustParse(s string) UUID {
	u, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return u
}

const textLength = 36

// The groups of bytes that hyphens part, by their ends.
var groupEnds = [...]int{4, 6, 8, 10, 16}

// String returns the identifier in groups of lower case digits.
func (u UUID) String() string {
	text, _ := u.MarshalText()
	return string(text)
}

// MarshalText returns what String does.
func (u UUID) MarshalText() ([]byte, error) { return u.AppendText(make([]byte, 0, textLength)) }

// AppendText appends what String returns.
func (u UUID) AppendText(b []byte) ([]byte, error) {
	from := 0
	for _, end := range groupEnds {
		if from > 0 {
			b = append(b, '-')
		}
		b = hex.AppendEncode(b, u[from:end])
		from = end
	}
	return b, nil
}

var errInvalid = errors.New("invalid uuid")

// UnmarshalText reads what Parse does.
func (u *UUID) UnmarshalText(b []byte) error {
	var read UUID
	switch len(b) {
	case 2 * len(read):
		if _, err := hex.Decode(read[:], b); err != nil {
			return errInvalid
		}
		*u = read
		return nil
	case len("urn:uuid:") + textLength:
		b = bytes.TrimPrefix(b, []byte("urn:uuid:"))
	case len("{}") + textLength:
		b = bytes.TrimSuffix(bytes.TrimPrefix(b, []byte("{")), []byte("}"))
	}
	if len(b) != textLength {
		return errInvalid
	}
	from := 0
	for _, end := range groupEnds {
		if from > 0 {
			if b[0] != '-' {
				return errInvalid
			}
			b = b[1:]
		}
		digits := 2 * (end - from)
		if _, err := hex.Decode(read[from:end], b[:digits]); err != nil {
			return errInvalid
		}
		from, b = end, b[digits:]
	}
	*u = read
	return nil
}

// Compare returns -1, 0 or 1 for u before, equal to or behind v, in the order of their bytes.
func (u UUID) Compare(v UUID) int { return bytes.Compare(u[:], v[:]) }

// mark sets the bits that tell version and variant.
func (u *UUID) mark(version byte) {
	u[6] = version<<4 | u[6]&0x0f
	u[8] = 0x80 | u[8]&0x3f
}

// New returns a new identifier, today one of version 4.
func New() UUID { return NewV4() }

// NewV4 returns a new identifier of random bits.
func NewV4() UUID {
	var u UUID
	rand.Read(u[:])
	u.mark(4)
	return u
}

// The last moment that NewV7 has given out, as a second and in parts of a millisecond.
var last struct {
	sync.Mutex
	second uint64
	moment uint64
}

// moment returns the milliseconds since 1970 and behind them 12 bits for the parts of one: later than at the call before, unless
// the clock was set back.
func moment() uint64 {
	last.Lock()
	defer last.Unlock()
	now := time.Now()
	second, nanos := uint64(now.Unix()), uint64(now.Nanosecond())
	t := (1000*second+nanos/1e6)<<12 + nanos%1e6*4096/1e6
	if second >= last.second {
		t = max(t, last.moment+1)
	}
	last.second, last.moment = second, t
	return t
}

// NewV7 returns a new identifier that begins with the time, so that it stands behind those made before.
func NewV7() UUID {
	var u UUID
	t := moment()
	millis := t >> 12
	for i := range 6 {
		u[i] = byte(millis >> (40 - 8*i))
	}
	u[6], u[7] = byte(t>>8&0x0f), byte(t)
	rand.Read(u[8:])
	u.mark(7)
	return u
}
