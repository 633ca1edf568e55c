package fmt

import (
	"errors"
	"io"
)

// ScanState is what a Scanner reads from: it ends where its operand does.
type ScanState interface {
	ReadRune() (r rune, size int, err error)
	UnreadRune() error
	// SkipSpace skips white space; newlines as the scan under way does.
	SkipSpace()
	// Token reads runes that fit, for nil all but white space. The bytes hold to the next call.
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	// Width tells the operand's width, if it has one.
	Width() (wid int, ok bool)
	// Read is not to be called: ReadRune is.
	Read(buf []byte) (n int, err error)
}

// Scanner is what scans itself.
type Scanner interface {
	Scan(state ScanState, verb rune) error
}

func (s *ss) ReadRune() (r rune, size int, err error) {
	if s.atEOF || s.count >= s.limit {
		return 0, 0, io.EOF
	}
	r, size, err = s.rs.ReadRune()
	if err == nil {
		s.count++
		s.atEOF = s.nlIsEnd && r == '\n'
	} else if err == io.EOF {
		s.atEOF = true
	}
	return r, size, err
}

func (s *ss) UnreadRune() error {
	s.unget()
	return nil
}

func (s *ss) SkipSpace() { s.skipSpace() }

func (s *ss) Token(skipSpace bool, f func(rune) bool) (token []byte, err error) {
	defer s.finish(&err)
	if skipSpace {
		s.skipSpace()
	}
	s.buf = s.buf[:0]
	for {
		r := s.get()
		if r == eof {
			break
		}
		if f == nil && isSpace(r) || f != nil && !f(r) {
			s.unget()
			break
		}
		s.buf = append(s.buf, string(r)...)
	}
	return s.buf, nil
}

func (s *ss) Width() (wid int, ok bool) {
	if s.limit == hugeWide {
		return 0, false
	}
	return s.width, true
}

func (s *ss) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

// scanned has v scan itself.
func (s *ss) scanned(v Scanner, verb rune) {
	err := v.Scan(s, verb)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		panic(scanError{err})
	}
}
