package fmt

import (
	"errors"
	"io"
	"os"
	"sync"
	"unicode/utf8"
)

// Scan reads operands separated by white space from standard input.
func Scan(a ...any) (n int, err error) { return Fscan(os.Stdin, a...) }

// Scanln is Scan up to the end of the line.
func Scanln(a ...any) (n int, err error) { return Fscanln(os.Stdin, a...) }

// Scanf reads standard input as a format tells.
func Scanf(format string, a ...any) (n int, err error) { return Fscanf(os.Stdin, format, a...) }

type stringReader struct{ s string }

func (r *stringReader) Read(b []byte) (n int, err error) {
	n = copy(b, r.s)
	r.s = r.s[n:]
	if n == 0 {
		err = io.EOF
	}
	return
}

// Sscan is Scan from a string.
func Sscan(str string, a ...any) (n int, err error) { return Fscan(&stringReader{str}, a...) }

// Sscanln is Scanln from a string.
func Sscanln(str string, a ...any) (n int, err error) { return Fscanln(&stringReader{str}, a...) }

// Sscanf is Scanf from a string.
func Sscanf(str string, format string, a ...any) (n int, err error) {
	return Fscanf(&stringReader{str}, format, a...)
}

// Fscan is Scan from r.
func Fscan(r io.Reader, a ...any) (n int, err error) {
	s := newScan(r, true, false)
	n, err = s.all(a)
	s.free()
	return
}

// Fscanln is Scanln from r.
func Fscanln(r io.Reader, a ...any) (n int, err error) {
	s := newScan(r, false, true)
	n, err = s.all(a)
	s.free()
	return
}

// Fscanf is Scanf from r.
func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	s := newScan(r, false, false)
	n, err = s.format(format, a)
	s.free()
	return
}

const (
	eof      = -1
	hugeWide = 1 << 30
)

// runeReader makes a rune scanner of a reader: it reads byte by byte, so that nothing is lost behind the last token.
type runeReader struct {
	r     io.Reader
	seq   [utf8.UTFMax]byte
	last  rune
	held  int // bytes in seq behind an invalid one, not yet returned
	size  int
	again bool
}

func (r *runeReader) ReadRune() (rune, int, error) {
	if r.again {
		r.again = false
		return r.last, r.size, nil
	}
	n := r.held
	if n == 0 {
		if _, err := io.ReadFull(r.r, r.seq[:1]); err != nil {
			return 0, 0, err
		}
		n = 1
	}
	for !utf8.FullRune(r.seq[:n]) {
		_, err := io.ReadFull(r.r, r.seq[n:n+1])
		if err == io.EOF {
			break
		}
		if err != nil {
			return 0, 0, err
		}
		n++
	}
	r.last, r.size = utf8.DecodeRune(r.seq[:n])
	r.held = copy(r.seq[:], r.seq[r.size:n])
	return r.last, r.size, nil
}

func (r *runeReader) UnreadRune() error {
	r.again = true
	return nil
}

// scanError is what the scanner panics with; all and format turn it into their result.
type scanError struct{ err error }

// ss is a scan under way. Scans are used again, buffers included.
type ss struct {
	rs        io.RuneScanner
	buf       []byte
	count     int // runes read
	limit     int // count at which the operand's width is used up
	width     int // of the operand, if it has one
	atEOF     bool
	nlIsSpace bool
	nlIsEnd   bool
}

var scans = sync.Pool{New: func() any { return new(ss) }}

func newScan(r io.Reader, nlIsSpace, nlIsEnd bool) *ss {
	rs, ok := r.(io.RuneScanner)
	if !ok {
		rs = &runeReader{r: r}
	}
	s := scans.Get().(*ss)
	*s = ss{rs: rs, buf: s.buf, limit: hugeWide, nlIsSpace: nlIsSpace, nlIsEnd: nlIsEnd}
	return s
}

// free keeps the scan unless its buffer became large.
func (s *ss) free() {
	if cap(s.buf) > 1024 {
		return
	}
	s.buf = s.buf[:0]
	s.rs = nil
	scans.Put(s)
}

func (s *ss) fail(text string) { panic(scanError{errors.New(text)}) }

func (s *ss) get() rune {
	if s.atEOF || s.count >= s.limit {
		return eof
	}
	r, _, err := s.rs.ReadRune()
	if err == nil {
		s.count++
		if s.nlIsEnd && r == '\n' {
			s.atEOF = true
		}
		return r
	}
	if err != io.EOF {
		panic(scanError{err})
	}
	s.atEOF = true
	return eof
}

func (s *ss) unget() {
	s.rs.UnreadRune()
	s.atEOF = false
	s.count--
}

// must reads a rune that has to be there.
func (s *ss) must() rune {
	r := s.get()
	if r == eof {
		panic(scanError{io.ErrUnexpectedEOF})
	}
	return r
}

func (s *ss) notEOF() {
	if s.get() == eof {
		panic(scanError{io.EOF})
	}
	s.unget()
}

func contains(set string, r rune) bool {
	for _, c := range set {
		if c == r {
			return true
		}
	}
	return false
}

func (s *ss) peek(set string) bool {
	r := s.get()
	if r == eof {
		return false
	}
	s.unget()
	return contains(set, r)
}

// skip reads a rune of the set, if it is next.
func (s *ss) skip(set string) bool {
	r := s.get()
	if r == eof {
		return false
	}
	if contains(set, r) {
		return true
	}
	s.unget()
	return false
}

// accept is skip that keeps the rune in the token.
func (s *ss) accept(set string) bool {
	r := s.get()
	if r == eof {
		return false
	}
	if contains(set, r) {
		s.buf = utf8.AppendRune(s.buf, r)
		return true
	}
	s.unget()
	return false
}

func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200a
}

func (s *ss) skipSpace() {
	for {
		r := s.get()
		if r == eof {
			return
		}
		if r == '\r' && s.peek("\n") {
			continue
		}
		if r == '\n' {
			if s.nlIsSpace {
				continue
			}
			s.fail("unexpected newline")
		}
		if !isSpace(r) {
			s.unget()
			return
		}
	}
}

func (s *ss) word() string {
	s.skipSpace()
	for {
		r := s.get()
		if r == eof {
			break
		}
		if isSpace(r) {
			s.unget()
			break
		}
		s.buf = utf8.AppendRune(s.buf, r)
	}
	return string(s.buf)
}

func (s *ss) finish(err *error) {
	if e := recover(); e != nil {
		se, ok := e.(scanError)
		if !ok {
			panic(e)
		}
		*err = se.err
	}
}

func (s *ss) all(a []any) (n int, err error) {
	defer s.finish(&err)
	for _, arg := range a {
		s.operand('v', arg)
		n++
	}
	if s.nlIsEnd {
		for {
			r := s.get()
			if r == '\n' || r == eof {
				break
			}
			if !isSpace(r) {
				s.fail("expected newline")
			}
		}
	}
	return
}

// space matches white space of the format with that of the input.
func (s *ss) space(format string) (i int) {
	newlines := 0
	trailing := false
	for i < len(format) {
		c, w := utf8.DecodeRuneInString(format[i:])
		if !isSpace(c) {
			break
		}
		trailing = c != '\n'
		if c == '\n' {
			newlines++
		}
		i += w
	}
	for j := 0; j < newlines; j++ {
		r := s.get()
		for isSpace(r) && r != '\n' {
			r = s.get()
		}
		if r != '\n' && r != eof {
			s.fail("newline in format does not match input")
		}
	}
	if trailing {
		r := s.get()
		if newlines == 0 {
			if !isSpace(r) && r != eof {
				s.fail("expected space in input to match format")
			}
			if r == '\n' {
				s.fail("newline in input does not match format")
			}
		}
		for isSpace(r) && r != '\n' {
			r = s.get()
		}
		if r != eof {
			s.unget()
		}
	}
	return i
}

// literal matches the format with the input up to the next verb; ok is false where they differ.
func (s *ss) literal(format string) (i int, ok bool) {
	for i < len(format) {
		c, w := utf8.DecodeRuneInString(format[i:])
		if isSpace(c) {
			i += s.space(format[i:])
			continue
		}
		if c == '%' {
			if i+w == len(format) {
				s.fail("missing verb: % at end of format string")
			}
			if format[i+w] != '%' {
				return i, true
			}
			i += w
		}
		if s.must() != c {
			s.unget()
			return i, false
		}
		i += w
	}
	return i, true
}

func (s *ss) format(format string, a []any) (n int, err error) {
	defer s.finish(&err)
	for i := 0; i < len(format); {
		w, ok := s.literal(format[i:])
		i += w
		if !ok {
			s.fail("input does not match format")
		}
		if i >= len(format) {
			break
		}
		i++
		width, hasWidth, next := number(format[:len(format)-1], i)
		i = next
		if !hasWidth {
			width = hugeWide
		}
		verb, w := utf8.DecodeRuneInString(format[i:])
		i += w
		if verb != 'c' {
			s.skipSpace()
		}
		if verb == '%' {
			s.skipSpace()
			s.notEOF()
			if !s.accept("%") {
				s.fail("missing literal %")
			}
			continue
		}
		s.limit, s.width = min(hugeWide, s.count+width), width
		if n >= len(a) {
			s.fail("too few operands for format '%" + format[i-w:] + "'")
		}
		s.operand(verb, a[n])
		n++
		s.limit = hugeWide
	}
	if n < len(a) {
		s.fail("too many operands")
	}
	return
}
