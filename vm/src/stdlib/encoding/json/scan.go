// Package json turns values into JSON and back.
package json

import (
	"bytes"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// A SyntaxError tells what is wrong with a text of JSON.
type SyntaxError struct {
	msg    string
	Offset int64 // bytes read when it was found
}

func (e *SyntaxError) Error() string { return e.msg }

const unexpectedEnd = "unexpected end of JSON input"

// maxNesting is how deep arrays and objects may nest.
const maxNesting = 10000

// A scanner goes over values, and finds what is wrong with them.
type scanner struct {
	data []byte
	pos  int
	msg  string // of the first error
	at   int    // where what is wrong ends
	end  bool   // the error is that the text ends
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

func (s *scanner) space() {
	for s.pos < len(s.data) && isSpace(s.data[s.pos]) {
		s.pos++
	}
}

func (s *scanner) fail(msg string, at int) bool {
	s.msg, s.at = msg, at
	return false
}

// truncated fails because the text ends in what begins at a position.
func (s *scanner) truncated(at int) bool {
	s.end = true
	return s.fail(unexpectedEnd, at)
}

// wrong fails at a character, or at the end of the text.
func (s *scanner) wrong(where string) bool {
	if s.pos >= len(s.data) {
		return s.truncated(s.pos)
	}
	char, n := quoteChar(s.data[s.pos:])
	return s.fail("invalid character "+char+" "+where, s.pos+n)
}

// quoteChar returns the first character in quotes, and its length.
func quoteChar(b []byte) (string, int) {
	r, n := utf8.DecodeRune(b)
	if r == utf8.RuneError && n == 1 {
		return `'\x` + strconv.FormatInt(int64(b[0]), 16) + `'`, n
	}
	return strconv.QuoteRune(r), n
}

func (s *scanner) next() byte {
	if s.pos < len(s.data) {
		return s.data[s.pos]
	}
	return 0
}

// value goes over one value, blanks before it included.
func (s *scanner) value(depth int) bool {
	s.space()
	switch c := s.next(); {
	case c == '{':
		return s.object(depth)
	case c == '[':
		return s.array(depth)
	case c == '"':
		return s.string()
	case c == '-' || '0' <= c && c <= '9':
		return s.number()
	case c == 't':
		return s.literal("true")
	case c == 'f':
		return s.literal("false")
	case c == 'n':
		return s.literal("null")
	}
	return s.wrong("looking for beginning of value")
}

func (s *scanner) object(depth int) bool {
	if depth >= maxNesting {
		return s.fail("exceeded max depth", s.pos+1)
	}
	s.pos++
	if s.space(); s.next() == '}' {
		s.pos++
		return true
	}
	for {
		if s.space(); s.next() != '"' {
			return s.wrong("looking for beginning of object key string")
		}
		if !s.string() {
			return false
		}
		if s.space(); s.next() != ':' {
			return s.wrong("after object key")
		}
		s.pos++
		if !s.value(depth + 1) {
			return false
		}
		s.space()
		switch s.next() {
		case '}':
			s.pos++
			return true
		case ',':
			s.pos++
		default:
			return s.wrong("after object key:value pair")
		}
	}
}

func (s *scanner) array(depth int) bool {
	if depth >= maxNesting {
		return s.fail("exceeded max depth", s.pos+1)
	}
	s.pos++
	if s.space(); s.next() == ']' {
		s.pos++
		return true
	}
	for {
		if !s.value(depth + 1) {
			return false
		}
		s.space()
		switch s.next() {
		case ']':
			s.pos++
			return true
		case ',':
			s.pos++
		default:
			return s.wrong("after array element")
		}
	}
}

func (s *scanner) literal(word string) bool {
	for i := 0; i < len(word); i++ {
		if s.pos >= len(s.data) || s.data[s.pos] != word[i] {
			return s.wrong("in literal " + word + " (expecting " + strconv.QuoteRune(rune(word[i])) + ")")
		}
		s.pos++
	}
	return true
}

func (s *scanner) string() bool {
	for s.pos++; s.pos < len(s.data); s.pos++ {
		switch c := s.data[s.pos]; {
		case c == '"':
			s.pos++
			return true
		case c < ' ':
			return s.wrong("in string")
		case c == '\\':
			if !s.escape() {
				return false
			}
		}
	}
	return s.wrong("")
}

// escape goes over an escape but for its last character.
func (s *scanner) escape() bool {
	start := s.pos
	s.pos++
	switch s.next() {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return true
	case 'u':
		for range 4 {
			s.pos++
			if s.pos >= len(s.data) {
				return s.truncated(start)
			}
			if unhex(s.data[s.pos]) < 0 {
				return s.wrongEscape(start, min(start+6, len(s.data)))
			}
		}
		return true
	}
	if s.pos >= len(s.data) {
		return s.truncated(start)
	}
	return s.wrongEscape(start, s.pos+1)
}

func (s *scanner) wrongEscape(start, end int) bool {
	return s.fail("invalid escape sequence "+quoteEscape(s.data[start:end])+" in string", end)
}

func quoteEscape(b []byte) string {
	strange := func(r rune) bool { return r == '`' || r == utf8.RuneError || r == ' ' || !unicode.IsPrint(r) }
	if bytes.ContainsFunc(b, strange) {
		return strconv.Quote(string(b))
	}
	return "`" + string(b) + "`"
}

func unhex(c byte) rune {
	switch {
	case '0' <= c && c <= '9':
		return rune(c - '0')
	case 'a' <= c && c <= 'f':
		return rune(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return rune(c-'A') + 10
	}
	return -1
}

// digits goes over one digit at least, of the number that begins at start.
func (s *scanner) digits(start int) bool {
	if s.pos >= len(s.data) {
		return s.truncated(start)
	}
	if c := s.next(); c < '0' || '9' < c {
		return s.wrong("in numeric literal")
	}
	for c := s.next(); '0' <= c && c <= '9'; c = s.next() {
		s.pos++
	}
	return true
}

func (s *scanner) number() bool {
	start := s.pos
	if s.next() == '-' {
		s.pos++
	}
	if s.next() == '0' {
		s.pos++
	} else if !s.digits(start) {
		return false
	}
	if s.next() == '.' {
		s.pos++
		if !s.digits(start) {
			return false
		}
	}
	if c := s.next(); c == 'e' || c == 'E' {
		s.pos++
		if c := s.next(); c == '+' || c == '-' {
			s.pos++
		}
		return s.digits(start)
	}
	return true
}

func (s *scanner) err() error { return &SyntaxError{s.msg, int64(s.at)} }

// check returns what is wrong with a text that is to be one value.
func check(data []byte) error {
	s := scanner{data: data}
	if !s.value(0) {
		return s.err()
	}
	if s.space(); s.pos < len(data) {
		s.wrong("after top-level value")
		return s.err()
	}
	return nil
}

// Valid reports whether data is JSON.
func Valid(data []byte) bool { return check(data) == nil }
