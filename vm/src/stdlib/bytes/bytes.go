// Package bytes searches, splits, joins and changes byte slices.
package bytes

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Equal reports whether a and b are the same bytes.
func Equal(a, b []byte) bool { return string(a) == string(b) }

// Contains reports whether subslice is within b.
func Contains(b, subslice []byte) bool { return Index(b, subslice) >= 0 }

// ContainsAny reports whether any rune of chars is within b.
func ContainsAny(b []byte, chars string) bool { return IndexAny(b, chars) >= 0 }

// ContainsRune reports whether r is within b.
func ContainsRune(b []byte, r rune) bool { return IndexRune(b, r) >= 0 }

// ContainsFunc reports whether f holds for a rune of b.
func ContainsFunc(b []byte, f func(rune) bool) bool { return IndexFunc(b, f) >= 0 }

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix []byte) bool {
	return len(s) >= len(prefix) && Equal(s[:len(prefix)], prefix)
}

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix []byte) bool {
	return len(s) >= len(suffix) && Equal(s[len(s)-len(suffix):], suffix)
}

// Clone returns a fresh copy of b; nil stays nil.
func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// IndexRune returns the index of the first r, or -1.
func IndexRune(s []byte, r rune) int { return strings.IndexRune(view(s), r) }

// IndexAny returns the index of the first rune of s that is in chars, or -1.
func IndexAny(s []byte, chars string) int { return strings.IndexAny(view(s), chars) }

// LastIndexAny returns the index of the last rune of s that is in chars, or -1.
func LastIndexAny(s []byte, chars string) int { return strings.LastIndexAny(view(s), chars) }

// IndexFunc returns the index of the first rune for which f holds, or -1.
func IndexFunc(s []byte, f func(r rune) bool) int { return strings.IndexFunc(view(s), f) }

// LastIndexFunc returns the index of the last rune for which f holds, or -1.
func LastIndexFunc(s []byte, f func(r rune) bool) int { return strings.LastIndexFunc(view(s), f) }

// EqualFold reports whether s and t are equal under simple case folding.
func EqualFold(s, t []byte) bool { return strings.EqualFold(view(s), view(t)) }

func explode(s []byte, n int) [][]byte {
	count := utf8.RuneCount(s)
	if n < 0 || n > count {
		n = count
	}
	a := make([][]byte, 0, n)
	for len(s) > 0 {
		_, size := utf8.DecodeRune(s)
		if len(a) == n-1 {
			size = len(s)
		}
		a = append(a, s[:size:size])
		s = s[size:]
	}
	return a
}

// split keeps the first save bytes of each separator with the part before it.
func split(s, sep []byte, save, n int) [][]byte {
	if n == 0 {
		return nil
	}
	if len(sep) == 0 {
		return explode(s, n)
	}
	if n < 0 {
		n = Count(s, sep) + 1
	}
	if n > len(s)+1 {
		n = len(s) + 1
	}
	a := make([][]byte, n)
	i := 0
	for i < n-1 {
		m := Index(s, sep)
		if m < 0 {
			break
		}
		a[i] = s[: m+save : m+save]
		s = s[m+len(sep):]
		i++
	}
	a[i] = s
	return a[:i+1]
}

// Split cuts s at each sep.
func Split(s, sep []byte) [][]byte { return split(s, sep, 0, -1) }

// SplitN is Split into at most n parts; below zero it means no limit.
func SplitN(s, sep []byte, n int) [][]byte { return split(s, sep, 0, n) }

// SplitAfter cuts s after each sep.
func SplitAfter(s, sep []byte) [][]byte { return split(s, sep, len(sep), -1) }

// SplitAfterN is SplitAfter into at most n parts; below zero it means no limit.
func SplitAfterN(s, sep []byte, n int) [][]byte { return split(s, sep, len(sep), n) }

// cutAt makes slices of s at the given strings, all of them parts of s in their order.
func cutAt(s []byte, parts []string) [][]byte {
	a := make([][]byte, len(parts))
	text := view(s)
	at := 0
	for i, p := range parts {
		at += strings.Index(text[at:], p)
		end := at + len(p)
		a[i] = s[at:end:end]
		at = end
	}
	return a
}

// Fields cuts s around white space.
func Fields(s []byte) [][]byte { return cutAt(s, strings.Fields(view(s))) }

// FieldsFunc cuts s around the runes for which f holds.
func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	var a [][]byte
	start := -1
	for end, r := range view(s) {
		if f(r) {
			if start >= 0 {
				a = append(a, s[start:end:end])
				start = -1
			}
		} else if start < 0 {
			start = end
		}
	}
	if start >= 0 {
		a = append(a, s[start:len(s):len(s)])
	}
	if a == nil {
		a = [][]byte{}
	}
	return a
}

// Join puts sep between the elements.
func Join(s [][]byte, sep []byte) []byte {
	if len(s) == 0 {
		return []byte{}
	}
	if len(s) == 1 {
		return append([]byte(nil), s[0]...)
	}
	n := len(sep) * (len(s) - 1)
	for _, e := range s {
		n += len(e)
	}
	b := make([]byte, 0, n)
	b = append(b, s[0]...)
	for _, e := range s[1:] {
		b = append(b, sep...)
		b = append(b, e...)
	}
	return b
}

// Map replaces each rune by mapping's result; a negative result drops it.
func Map(mapping func(r rune) rune, s []byte) []byte {
	b := make([]byte, 0, len(s))
	for _, c := range view(s) {
		if r := mapping(c); r >= 0 {
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// Repeat returns count copies of b.
func Repeat(b []byte, count int) []byte {
	if count < 0 {
		panic("bytes: negative Repeat count")
	}
	if count > 0 && len(b) > (1<<63-1)/count {
		panic("bytes: Repeat output length overflow")
	}
	if count == 0 {
		return []byte{}
	}
	a := make([]byte, len(b)*count)
	n := copy(a, b)
	for n > 0 && n < len(a) {
		n += copy(a[n:], a[:n])
	}
	return a
}

// Replace replaces the first n occurrences of old, or all if n is negative; the result is always a copy.
func Replace(s, old, new []byte, n int) []byte { return replace(s, old, new, n) }

// ReplaceAll replaces all occurrences of old.
func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }

// TrimLeftFunc cuts off the leading runes for which f holds.
func TrimLeftFunc(s []byte, f func(r rune) bool) []byte {
	rest := len(strings.TrimLeftFunc(view(s), f))
	if rest == 0 {
		return nil
	}
	return s[len(s)-rest:]
}

// TrimRightFunc cuts off the trailing runes for which f holds.
func TrimRightFunc(s []byte, f func(r rune) bool) []byte {
	return s[:len(strings.TrimRightFunc(view(s), f))]
}

// TrimFunc cuts off the leading and trailing runes for which f holds.
func TrimFunc(s []byte, f func(r rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// Trim cuts off the leading and trailing runes that are in cutset.
func Trim(s []byte, cutset string) []byte {
	if len(s) == 0 {
		return nil
	}
	if cutset == "" {
		return s
	}
	return TrimRight(TrimLeft(s, cutset), cutset)
}

// TrimLeft cuts off the leading runes that are in cutset.
func TrimLeft(s []byte, cutset string) []byte {
	rest := len(strings.TrimLeft(view(s), cutset))
	if rest == 0 {
		return nil
	}
	return s[len(s)-rest:]
}

// TrimRight cuts off the trailing runes that are in cutset.
func TrimRight(s []byte, cutset string) []byte {
	return s[:len(strings.TrimRight(view(s), cutset))]
}

// TrimSpace cuts off leading and trailing white space.
func TrimSpace(s []byte) []byte {
	rest := strings.TrimSpace(view(s))
	if rest == "" {
		return nil
	}
	start := strings.Index(view(s), rest)
	return s[start : start+len(rest)]
}

// TrimPrefix cuts off a leading prefix.
func TrimPrefix(s, prefix []byte) []byte {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

// TrimSuffix cuts off a trailing suffix.
func TrimSuffix(s, suffix []byte) []byte {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}

// Runes returns the runes of s.
func Runes(s []byte) []rune { return []rune(view(s)) }

// Cut splits s around the first sep.
func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// CutLast splits s around the last sep.
func CutLast(s, sep []byte) (before, after []byte, found bool) {
	if i := LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// CutPrefix cuts off a leading prefix and reports whether it was there.
func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix cuts off a trailing suffix and reports whether it was there.
func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// Title returns s with the first letter of each word in title case; words end at what is no letter, digit or underscore, beyond
// ASCII at spaces.
func Title(s []byte) []byte {
	before := ' '
	return Map(func(r rune) rune {
		starts := endsWord(before)
		before = r
		if starts {
			return unicode.ToTitle(r)
		}
		return r
	}, s)
}

func endsWord(r rune) bool {
	if r > unicode.MaxASCII {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && unicode.IsSpace(r)
	}
	return !('0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_')
}

// ToUpperSpecial maps all letters to upper case, by c first.
func ToUpperSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToUpper, s) }

// ToLowerSpecial maps all letters to lower case, by c first.
func ToLowerSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToLower, s) }

// ToTitleSpecial maps all letters to title case, by c first.
func ToTitleSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToTitle, s) }
