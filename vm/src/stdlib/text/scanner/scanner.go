// Package scanner splits text into Go's tokens and single characters.
package scanner

import (
	"fmt"
	"io"
	"os"
	"unicode"
	"unicode/utf8"
)

// A Position is a place in the text; it is valid if Line > 0.
type Position struct {
	Filename string
	Offset   int // in bytes, from 0
	Line     int // from 1
	Column   int // in characters, from 1
}

func (pos *Position) IsValid() bool { return pos.Line > 0 }

func (pos Position) String() string {
	name := pos.Filename
	if name == "" {
		name = "<input>"
	}
	if pos.IsValid() {
		name += fmt.Sprintf(":%d:%d", pos.Line, pos.Column)
	}
	return name
}

// Tokens that are no characters.
const (
	EOF = -(iota + 1)
	Ident
	Int
	Float
	Char
	String
	RawString
	Comment

	skipComment
)

// Bits of Mode: which tokens there are.
const (
	ScanIdents     = 1 << -Ident
	ScanInts       = 1 << -Int
	ScanFloats     = 1 << -Float // integers, too
	ScanChars      = 1 << -Char
	ScanStrings    = 1 << -String
	ScanRawStrings = 1 << -RawString
	ScanComments   = 1 << -Comment
	SkipComments   = 1 << -skipComment // comments are white space
	GoTokens       = ScanIdents | ScanFloats | ScanChars | ScanStrings | ScanRawStrings | ScanComments | SkipComments
)

// GoWhitespace is Go's white space, as a set of bits.
const GoWhitespace = 1<<'\t' | 1<<'\n' | 1<<'\r' | 1<<' '

var tokenNames = [...]string{"", "EOF", "Ident", "Int", "Float", "Char", "String", "RawString", "Comment"}

// TokenString returns a token's name, or the character in quotes.
func TokenString(tok rune) string {
	if Comment <= tok && tok <= EOF {
		return tokenNames[-tok]
	}
	return fmt.Sprintf("%q", string(tok))
}

// unread is the look-ahead before the first character was read.
const unread = -2

// A Scanner reads characters and tokens.
type Scanner struct {
	src io.Reader
	// Text from the token's start on, or from the next character on, and its offset.
	text   []byte
	base   int
	ahead  int // index in text of what follows the look-ahead
	start  int // index in text of the token, -1 outside of tokens
	end    int // index of its end
	ch     rune
	width  int // the look-ahead's bytes
	line   int // of what follows the look-ahead
	column int
	above  int // the length of the line above

	// Error is called for errors; without it they are printed to os.Stderr.
	Error func(s *Scanner, msg string)
	// ErrorCount is the number of errors.
	ErrorCount int
	// Mode tells which tokens there are.
	Mode uint
	// Whitespace has a bit for each character that is white space; none is above ' '.
	Whitespace uint64
	// IsIdentRune tells whether a character may be the ith of an identifier; without it they are Go's.
	IsIdentRune func(ch rune, i int) bool
	// Position is where the last token began; not valid outside of tokens.
	Position
}

// Init makes s read src from its beginning, and returns it.
func (s *Scanner) Init(src io.Reader) *Scanner {
	s.src = src
	s.text, s.base, s.ahead, s.start, s.end = nil, 0, 0, -1, 0
	s.ch, s.width = unread, 0
	s.line, s.column, s.above = 1, 0, 0
	s.Error, s.ErrorCount = nil, 0
	s.Mode, s.Whitespace = GoTokens, GoWhitespace
	s.Line = 0
	return s
}

// mostAtOnce is how many bytes are read at once.
const mostAtOnce = 1024

// fill reads on until text has a whole character behind the look-ahead, and reports whether there is any byte.
func (s *Scanner) fill() bool {
	for !utf8.FullRune(s.text[s.ahead:]) {
		keep := s.ahead
		if s.start >= 0 {
			keep = s.start
			s.start = 0
		}
		s.text = append([]byte(nil), s.text[keep:]...)
		s.base += keep
		s.ahead -= keep
		have := len(s.text)
		s.text = append(s.text, make([]byte, mostAtOnce)...)
		n, err := s.src.Read(s.text[have:])
		s.text = s.text[:have+n]
		if err != nil {
			if err != io.EOF {
				// As in Go the token has the look-ahead for once.
				s.end = s.ahead
				s.report(err.Error())
			}
			return s.ahead < len(s.text)
		}
	}
	return true
}

// next reads the character behind the look-ahead and returns it.
func (s *Scanner) next() rune {
	if !s.fill() {
		if s.width > 0 {
			s.column++
		}
		s.width = 0
		return EOF
	}
	ch, width := utf8.DecodeRune(s.text[s.ahead:])
	s.ahead += width
	s.width = width
	s.column++
	switch {
	case ch == utf8.RuneError && width == 1:
		s.error("invalid UTF-8 encoding")
	case ch == 0:
		s.error("invalid character NUL")
	case ch == '\n':
		s.line++
		s.above, s.column = s.column, 0
	}
	return ch
}

// Peek returns the next character and does not go on.
func (s *Scanner) Peek() rune {
	if s.ch == unread {
		s.ch = s.next()
		if s.ch == '\uFEFF' {
			s.ch = s.next()
		}
	}
	return s.ch
}

// Next reads the next character.
func (s *Scanner) Next() rune {
	s.start, s.Line = -1, 0
	ch := s.Peek()
	if ch != EOF {
		s.ch = s.next()
	}
	return ch
}

// Pos returns the place of the look-ahead.
func (s *Scanner) Pos() (pos Position) {
	pos.Filename = s.Filename
	pos.Offset = s.base + s.ahead - s.width
	switch {
	case s.column > 0:
		pos.Line, pos.Column = s.line, s.column
	case s.above > 0:
		pos.Line, pos.Column = s.line-1, s.above
	default:
		pos.Line, pos.Column = 1, 1
	}
	return
}

// finish ends the token before the look-ahead.
func (s *Scanner) finish() { s.end = s.ahead - s.width }

func (s *Scanner) error(msg string) {
	s.finish()
	s.report(msg)
}

func (s *Scanner) report(msg string) {
	s.ErrorCount++
	if s.Error != nil {
		s.Error(s, msg)
		return
	}
	pos := s.Position
	if !pos.IsValid() {
		pos = s.Pos()
	}
	fmt.Fprintf(os.Stderr, "%s: %s\n", pos, msg)
}

// TokenText returns the token that was scanned last.
func (s *Scanner) TokenText() string {
	if s.start < 0 || s.end < s.start {
		return ""
	}
	return string(s.text[s.start:s.end])
}

func (s *Scanner) isIdentRune(ch rune, i int) bool {
	if s.IsIdentRune != nil {
		return ch != EOF && s.IsIdentRune(ch, i)
	}
	return ch == '_' || unicode.IsLetter(ch) || unicode.IsDigit(ch) && i > 0
}

func (s *Scanner) scans(mode uint) bool { return s.Mode&mode != 0 }

// Scan reads the next token, or character that belongs to none, and returns which.
func (s *Scanner) Scan() rune {
	ch := s.Peek()
	s.start, s.Line = -1, 0
	for {
		for ch >= 0 && ch < 64 && s.Whitespace>>ch&1 == 1 {
			ch = s.next()
		}
		s.start = s.ahead - s.width
		s.Offset, s.Line, s.Column = s.base+s.start, s.line, s.column
		if s.column == 0 {
			// A line feed, or the end of a text that is empty, which has no valid position.
			s.Line, s.Column = s.line-1, s.above
		}
		if ch != '/' {
			break
		}
		ch = s.next()
		tok := rune('/')
		if (ch == '/' || ch == '*') && s.scans(ScanComments) {
			if s.scans(SkipComments) {
				s.start = -1
				ch = s.comment(ch)
				continue
			}
			ch = s.comment(ch)
			tok = Comment
		}
		s.finish()
		s.ch = ch
		return tok
	}
	tok, ch := s.token(ch)
	s.finish()
	s.ch = ch
	return tok
}

// token reads a token other than a comment, and returns the look-ahead, too.
func (s *Scanner) token(ch rune) (tok, ahead rune) {
	switch {
	case s.isIdentRune(ch, 0):
		if !s.scans(ScanIdents) {
			return ch, s.next()
		}
		ch = s.next()
		for i := 1; s.isIdentRune(ch, i); i++ {
			ch = s.next()
		}
		return Ident, ch
	case isDecimal(ch):
		if s.scans(ScanInts | ScanFloats) {
			return s.number(ch, false)
		}
	case ch == '.':
		ahead = s.next()
		if isDecimal(ahead) && s.scans(ScanFloats) {
			return s.number(ahead, true)
		}
		return ch, ahead
	case ch == '"' && s.scans(ScanStrings):
		s.quoted('"')
		return String, s.next()
	case ch == '\'' && s.scans(ScanChars):
		if s.quoted('\'') != 1 {
			s.error("invalid char literal")
		}
		return Char, s.next()
	case ch == '`' && s.scans(ScanRawStrings):
		s.raw()
		return RawString, s.next()
	case ch == EOF:
		return EOF, EOF
	}
	return ch, s.next()
}
