// Package utf16 encodes runes in one or two words of 16 bits.
package utf16

const (
	replacement = '\uFFFD'
	highest     = '\U0010FFFF'

	// High surrogates begin at surrHigh, low ones at surrLow; surrEnd is beyond both. What a pair stands for begins at surrSelf.
	surrHigh = 0xD800
	surrLow  = 0xDC00
	surrEnd  = 0xE000
	surrSelf = 0x10000
)

// IsSurrogate reports whether r is half of a pair.
func IsSurrogate(r rune) bool { return surrHigh <= r && r < surrEnd }

// DecodeRune returns what a pair stands for, U+FFFD if it is none.
func DecodeRune(r1, r2 rune) rune {
	if surrHigh <= r1 && r1 < surrLow && surrLow <= r2 && r2 < surrEnd {
		return (r1-surrHigh)<<10 | (r2 - surrLow) + surrSelf
	}
	return replacement
}

// EncodeRune returns the pair of r, twice U+FFFD if it has none.
func EncodeRune(r rune) (r1, r2 rune) {
	if r < surrSelf || r > highest {
		return replacement, replacement
	}
	r -= surrSelf
	return surrHigh + r>>10&0x3ff, surrLow + r&0x3ff
}

// RuneLen returns how many words r takes, -1 if it cannot be encoded.
func RuneLen(r rune) int {
	switch {
	case 0 <= r && r < surrHigh, surrEnd <= r && r < surrSelf:
		return 1
	case surrSelf <= r && r <= highest:
		return 2
	}
	return -1
}

// AppendRune appends the words of r, U+FFFD if it has none.
func AppendRune(a []uint16, r rune) []uint16 {
	switch RuneLen(r) {
	case 1:
		return append(a, uint16(r))
	case 2:
		r1, r2 := EncodeRune(r)
		return append(a, uint16(r1), uint16(r2))
	}
	return append(a, replacement)
}

// Encode returns the words of the runes.
func Encode(s []rune) []uint16 {
	n := len(s)
	for _, r := range s {
		if r >= surrSelf {
			n++
		}
	}
	a := make([]uint16, 0, n)
	for _, r := range s {
		a = AppendRune(a, r)
	}
	return a
}

// Decode returns the runes of the words, U+FFFD for halves of pairs.
func Decode(s []uint16) []rune {
	buf := make([]rune, 0, 64)
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		if IsSurrogate(r) {
			pair := rune(replacement)
			if i+1 < len(s) {
				pair = DecodeRune(r, rune(s[i+1]))
			}
			if r = pair; r != replacement {
				i++
			}
		}
		buf = append(buf, r)
	}
	return buf
}
