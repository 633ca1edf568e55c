package template

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind int

const (
	tokenError tokenKind = iota
	tokenEOF
	tokenText
	tokenLeft  // the left delimiter
	tokenRight // the right delimiter
	tokenSpace
	tokenAssign  // =
	tokenDeclare // :=
	tokenPipe
	tokenOpen
	tokenClose
	tokenChar // any other character
	tokenBool
	tokenNumber
	tokenComplex
	tokenRune
	tokenString // quoted in either way
	tokenVariable
	tokenField
	tokenName
	tokenKeyword // "." and nil, too
)

// A token is a piece of a template. The value of an error is its text.
type token struct {
	kind      tokenKind
	pos, line int
	val       string
}

func (t token) String() string {
	switch {
	case t.kind == tokenError, t.kind == tokenEOF:
		return t.val
	case t.kind == tokenKeyword:
		return "<" + t.val + ">"
	case len(t.val) > 10:
		return fmt.Sprintf("%.10q...", t.val)
	}
	return fmt.Sprintf("%q", t.val)
}

// is reports whether t is this keyword.
func (t token) is(keyword string) bool { return t.kind == tokenKeyword && t.val == keyword }

const (
	spaces     = " \t\r\n"
	trimmedLen = 2 // of a minus sign with its space
)

var keywords = map[string]bool{
	"block": true, "break": true, "continue": true, "define": true, "else": true, "end": true, "if": true, "nil": true,
	"range": true, "template": true, "with": true,
}

// A scanner cuts a template into tokens.
type scanner struct {
	text, left, right string
	start, pos        int
	// The line of the byte at counted.
	line, counted int
	parens        int
	tokens        []token
}

// scan returns the tokens of a template. The last one is an error or the end.
func scan(text, left, right string) []token {
	s := &scanner{text: text, left: left, right: right, line: 1}
	for s.plain() && s.action() {
	}
	return s.tokens
}

func (s *scanner) add(kind tokenKind, val string) {
	s.line += strings.Count(s.text[s.counted:s.start], "\n")
	s.counted = s.start
	s.tokens = append(s.tokens, token{kind, s.start, s.line, val})
}

func (s *scanner) emit(kind tokenKind) {
	s.add(kind, s.text[s.start:s.pos])
	s.start = s.pos
}

func (s *scanner) fail(format string, args ...any) bool {
	s.add(tokenError, fmt.Sprintf(format, args...))
	return false
}

// skip leaves out what stands before pos.
func (s *scanner) skip(pos int) { s.start, s.pos = pos, pos }

func (s *scanner) peek() rune {
	if s.pos >= len(s.text) {
		return -1
	}
	r, _ := utf8.DecodeRuneInString(s.text[s.pos:])
	return r
}

func (s *scanner) next() rune {
	r := s.peek()
	if r >= 0 {
		_, n := utf8.DecodeRuneInString(s.text[s.pos:])
		s.pos += n
	}
	return r
}

func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\r' || r == '\n' }

func isAlphaNumeric(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// trimsBefore and trimsAfter report whether text begins with the mark behind a left or before a right delimiter that trims spaces.
func trimsBefore(text string) bool { return len(text) >= 2 && text[0] == '-' && isSpace(rune(text[1])) }
func trimsAfter(text string) bool  { return len(text) >= 2 && isSpace(rune(text[0])) && text[1] == '-' }

// spacesAt counts the spaces that the text from pos on begins with.
func (s *scanner) spacesAt(pos int) int {
	return len(s.text) - pos - len(strings.TrimLeft(s.text[pos:], spaces))
}

// plain scans up to an action, whose left delimiter it emits. False at the end, and after an error.
func (s *scanner) plain() bool {
	for {
		n := strings.Index(s.text[s.pos:], s.left)
		if n < 0 {
			if s.pos = len(s.text); s.pos > s.start {
				s.emit(tokenText)
			}
			s.add(tokenEOF, "EOF")
			return false
		}
		at := s.pos + n
		inside := at + len(s.left)
		s.pos = at
		trims := trimsBefore(s.text[inside:])
		if trims {
			s.pos = s.start + len(strings.TrimRight(s.text[s.start:at], spaces))
		}
		if s.pos > s.start {
			s.emit(tokenText)
		}
		s.skip(at)
		if trims {
			inside += trimmedLen
		}
		if !strings.HasPrefix(s.text[inside:], "/*") {
			s.pos = at + len(s.left)
			s.emit(tokenLeft)
			s.skip(inside)
			s.parens = 0
			return true
		}
		s.skip(inside)
		end := strings.Index(s.text[inside+2:], "*/")
		if end < 0 {
			return s.fail("unclosed comment")
		}
		s.pos = inside + 2 + end + 2
		closes, trims := s.closes()
		if !closes {
			return s.fail("comment ends before closing delimiter")
		}
		s.skip(s.behind(trims))
	}
}

// closes reports whether a right delimiter follows, and whether it trims spaces.
func (s *scanner) closes() (closes, trims bool) {
	if rest := s.text[s.pos:]; trimsAfter(rest) && strings.HasPrefix(rest[trimmedLen:], s.right) {
		return true, true
	}
	return strings.HasPrefix(s.text[s.pos:], s.right), false
}

// behind returns where the text goes on behind the right delimiter that follows.
func (s *scanner) behind(trims bool) int {
	if !trims {
		return s.pos + len(s.right)
	}
	end := s.pos + trimmedLen + len(s.right)
	return end + s.spacesAt(end)
}

// action scans an action with its right delimiter. False after an error.
func (s *scanner) action() bool {
	for {
		if closes, trims := s.closes(); closes {
			if s.parens > 0 {
				return s.fail("unclosed left paren")
			}
			end := s.behind(trims)
			if trims {
				s.skip(s.pos + trimmedLen)
			}
			s.pos += len(s.right)
			s.emit(tokenRight)
			s.skip(end)
			return true
		}
		if !s.piece() {
			return false
		}
	}
}

// piece scans one token of an action.
func (s *scanner) piece() bool {
	switch r := s.next(); {
	case r < 0:
		return s.fail("unclosed action")
	case isSpace(r):
		s.pos = s.start + s.spacesAt(s.start)
		// The last space may belong to the delimiter.
		if rest := s.text[s.pos-1:]; trimsAfter(rest) && strings.HasPrefix(rest[trimmedLen:], s.right) {
			s.pos--
		}
		if s.pos > s.start {
			s.emit(tokenSpace)
		}
	case r == '=':
		s.emit(tokenAssign)
	case r == ':':
		if s.next() != '=' {
			return s.fail("expected :=")
		}
		s.emit(tokenDeclare)
	case r == '|':
		s.emit(tokenPipe)
	case r == '"':
		return s.quoted('"', tokenString, "unterminated quoted string")
	case r == '\'':
		return s.quoted('\'', tokenRune, "unterminated character constant")
	case r == '`':
		end := strings.IndexByte(s.text[s.pos:], '`')
		if end < 0 {
			return s.fail("unterminated raw quoted string")
		}
		s.pos += end + 1
		s.emit(tokenString)
	case r == '$':
		return s.word(tokenVariable)
	case r == '.' && s.pos < len(s.text) && (s.text[s.pos] < '0' || s.text[s.pos] > '9'):
		if s.ends() {
			s.emit(tokenKeyword)
			return true
		}
		return s.word(tokenField)
	case r == '.', r == '+', r == '-', '0' <= r && r <= '9':
		return s.number()
	case isAlphaNumeric(r):
		return s.word(tokenName)
	case r == '(':
		s.parens++
		s.emit(tokenOpen)
	case r == ')':
		if s.parens--; s.parens < 0 {
			return s.fail("unexpected right paren")
		}
		s.emit(tokenClose)
	case r <= unicode.MaxASCII && unicode.IsPrint(r):
		s.emit(tokenChar)
	default:
		return s.fail("unrecognized character in action: %#U", r)
	}
	return true
}

// ends reports whether a word may end here.
func (s *scanner) ends() bool {
	r := s.peek()
	return r < 0 || isSpace(r) || strings.ContainsRune(".,|:)(", r) || strings.HasPrefix(s.text[s.pos:], s.right)
}

// word scans the rest of a word whose first character is behind.
func (s *scanner) word(kind tokenKind) bool {
	for isAlphaNumeric(s.peek()) {
		s.next()
	}
	if !s.ends() {
		return s.fail("bad character %#U", s.peek())
	}
	switch word := s.text[s.start:s.pos]; {
	case kind != tokenName:
	case keywords[word]:
		kind = tokenKeyword
	case word == "true", word == "false":
		kind = tokenBool
	}
	s.emit(kind)
	return true
}

func (s *scanner) quoted(quote rune, kind tokenKind, problem string) bool {
	for {
		r := s.next()
		if r == quote {
			s.emit(kind)
			return true
		}
		if r == '\\' {
			r = s.next()
		}
		if r < 0 || r == '\n' {
			return s.fail("%s", problem)
		}
	}
}

// number scans a number; whether it is one shows later.
func (s *scanner) number() bool {
	s.pos = s.start
	kind := tokenNumber
	ok := s.real()
	if r := s.peek(); ok && (r == '+' || r == '-') {
		kind = tokenComplex
		ok = s.real() && s.text[s.pos-1] == 'i'
	}
	if !ok {
		return s.fail("bad number syntax: %q", s.text[s.start:s.pos])
	}
	s.emit(kind)
	return true
}

func (s *scanner) accept(set string) bool {
	if r := s.peek(); r >= 0 && strings.ContainsRune(set, r) {
		s.next()
		return true
	}
	return false
}

func (s *scanner) acceptAll(set string) {
	for s.accept(set) {
	}
}

func (s *scanner) real() bool {
	const decimal = "0123456789_"
	s.accept("+-")
	digits, exponent := decimal, "eE"
	if s.accept("0") {
		switch {
		case s.accept("xX"):
			digits, exponent = "0123456789abcdefABCDEF_", "pP"
		case s.accept("oO"):
			digits, exponent = "01234567_", ""
		case s.accept("bB"):
			digits, exponent = "01_", ""
		}
	}
	s.acceptAll(digits)
	if s.accept(".") {
		s.acceptAll(digits)
	}
	if s.accept(exponent) {
		s.accept("+-")
		s.acceptAll(decimal)
	}
	s.accept("i")
	if isAlphaNumeric(s.peek()) {
		s.next()
		return false
	}
	return true
}
