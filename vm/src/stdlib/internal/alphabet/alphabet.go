// Package alphabet has the alphabets of encodings that write bytes by digits.
package alphabet

import "strconv"

const (
	// Invalid is the value of a byte that is no digit.
	Invalid = 0xFF
	// NoPadding leaves the last group short.
	NoPadding rune = -1
)

// Values is the value of each byte as a digit, or Invalid.
type Values [256]uint8

// Set makes v that of an alphabet, whose digits are to be count different bytes.
func (v *Values) Set(digits string, count int) {
	if len(digits) != count {
		panic("encoding alphabet is not " + strconv.Itoa(count) + "-bytes long")
	}
	for i := range v {
		v[i] = Invalid
	}
	for i := 0; i < len(digits); i++ {
		switch c := digits[i]; {
		case IsNewline(c):
			panic("encoding alphabet contains newline character")
		case v[c] != Invalid:
			panic("encoding alphabet includes duplicate symbols")
		default:
			v[c] = uint8(i)
		}
	}
}

// CheckPadding panics unless padding can fill up groups of these digits.
func (v *Values) CheckPadding(padding rune) {
	switch {
	case padding < NoPadding || padding == '\r' || padding == '\n' || padding > 0xff:
		panic("invalid padding")
	case padding != NoPadding && v[byte(padding)] != Invalid:
		panic("padding contained in alphabet")
	}
}

// IsNewline tells whether readers pass over the byte.
func IsNewline(c byte) bool { return c == '\n' || c == '\r' }
