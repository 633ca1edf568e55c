package html

import "strings"

// entity returns the runes that a named character stands for, 0 for none.
func entity(name string) (first, second rune)

// longestBare is the length of the longest name that does without semicolon.
const longestBare = 6

// windows1252 has what browsers take numbers from 0x80 on for.
const windows1252 = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
	"\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178"

// UnescapeString replaces references such as &lt; and &#60; by what they stand for.
func UnescapeString(s string) string {
	next := strings.IndexByte(s, '&')
	if next < 0 {
		return s
	}
	var b strings.Builder
	for next >= 0 {
		b.WriteString(s[:next])
		s = s[next:]
		text, n := unescape(s)
		b.WriteString(text)
		s = s[n:]
		next = strings.IndexByte(s, '&')
	}
	b.WriteString(s)
	return b.String()
}

// unescape returns what the reference that s begins with stands for, and its length.
func unescape(s string) (string, int) {
	if len(s) > 1 && s[1] == '#' {
		return unescapeNumber(s)
	}
	n := 1
	for n < len(s) && isAlphaNumeric(s[n]) {
		n++
	}
	if n < len(s) && s[n] == ';' {
		n++
	}
	name := s[1:n]
	if first, second := entity(name); second != 0 {
		return string([]rune{first, second}), n
	} else if first != 0 {
		return string(first), n
	}
	for j := min(len(name)-1, longestBare); j > 1; j-- {
		if first, _ := entity(name[:j]); first != 0 {
			return string(first), j + 1
		}
	}
	return s[:n], n
}

func isAlphaNumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

func unescapeNumber(s string) (string, int) {
	if len(s) <= 3 {
		return "&", 1
	}
	n, base := 2, rune(10)
	if s[n] == 'x' || s[n] == 'X' {
		n, base = 3, 16
	}
	x := rune(0)
	for ; n < len(s); n++ {
		digit := rune(-1)
		switch c := s[n]; {
		case '0' <= c && c <= '9':
			digit = rune(c - '0')
		case base == 16 && 'a' <= c && c <= 'f':
			digit = rune(c-'a') + 10
		case base == 16 && 'A' <= c && c <= 'F':
			digit = rune(c-'A') + 10
		}
		if digit < 0 {
			break
		}
		x = base*x + digit
	}
	if n < len(s) && s[n] == ';' {
		n++
	}
	if n <= 3 {
		return "&", 1
	}
	switch {
	case 0x80 <= x && x <= 0x9F:
		x = []rune(windows1252)[x-0x80]
	case x == 0:
		x = '\uFFFD'
	}
	return string(x), n
}
