// Package csv reads and writes records of fields that are separated by commas.
package csv

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"unicode"
	"unicode/utf8"
)

// ParseError tells where and why a text is malformed. Lines and columns count from 1, columns in bytes.
type ParseError struct {
	StartLine int // where the record begins
	Line      int
	Column    int
	Err       error
}

func (e *ParseError) Error() string {
	if e.Err == ErrFieldCount {
		return fmt.Sprintf("record on line %d: %v", e.Line, e.Err)
	}
	if e.StartLine != e.Line {
		return fmt.Sprintf("record on line %d; parse error on line %d, column %d: %v", e.StartLine, e.Line, e.Column, e.Err)
	}
	return fmt.Sprintf("parse error on line %d, column %d: %v", e.Line, e.Column, e.Err)
}

func (e *ParseError) Unwrap() error { return e.Err }

// What ParseError.Err may be.
var (
	ErrBareQuote     = errors.New("bare \" in non-quoted-field")
	ErrQuote         = errors.New("extraneous or missing \" in quoted-field")
	ErrFieldCount    = errors.New("wrong number of fields")
	ErrTrailingComma = errors.New("extra delimiter at end of line") // no longer used
)

var errInvalidDelim = errors.New("csv: invalid field or comment delimiter")

func validDelim(r rune) bool {
	return r != 0 && r != '"' && r != '\r' && r != '\n' && utf8.ValidRune(r) && r != utf8.RuneError
}

// Reader reads records. Its fields may be set before the first call of Read.
type Reader struct {
	Comma            rune // what separates fields
	Comment          rune // lines that begin with it are left out; 0 for none
	FieldsPerRecord  int  // fields that each record must have; 0: as many as the first; negative: any number
	LazyQuotes       bool // quotes may stand in fields without quotes, and alone in those with
	TrimLeadingSpace bool
	ReuseRecord      bool // Read may return the slice that it returned before

	TrailingComma bool // no longer used

	r         *bufio.Reader
	line      int
	offset    int64
	long      []byte
	record    []byte // the fields' texts, one behind the other
	ends      []int
	positions []position
	last      []string
}

type position struct{ line, col int }

// NewReader returns a reader of comma-separated fields.
func NewReader(r io.Reader) *Reader { return &Reader{Comma: ',', r: bufio.NewReader(r)} }

// Read returns the next record. With ErrFieldCount the record comes too.
func (r *Reader) Read() (record []string, err error) {
	if r.ReuseRecord {
		record, err = r.read(r.last)
		r.last = record
		return record, err
	}
	return r.read(nil)
}

// ReadAll returns all records up to the end.
func (r *Reader) ReadAll() (records [][]string, err error) {
	for {
		record, err := r.read(nil)
		if err == io.EOF {
			return records, nil
		}
		if err != nil {
			return nil, err
		}
		records = append(records, record)
	}
}

// FieldPos returns line and column of a field of the last record.
func (r *Reader) FieldPos(field int) (line, column int) {
	if field < 0 || field >= len(r.positions) {
		panic("out of range index passed to FieldPos")
	}
	return r.positions[field].line, r.positions[field].col
}

// InputOffset returns where the last record ended, in bytes.
func (r *Reader) InputOffset() int64 { return r.offset }

// readLine returns the next line with its end, \n also for \r\n.
func (r *Reader) readLine() ([]byte, error) {
	line, err := r.r.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		r.long = append(r.long[:0], line...)
		for err == bufio.ErrBufferFull {
			line, err = r.r.ReadSlice('\n')
			r.long = append(r.long, line...)
		}
		line = r.long
	}
	size := len(line)
	if size > 0 && err == io.EOF {
		err = nil
		if line[size-1] == '\r' {
			line = line[:size-1]
		}
	}
	r.line++
	r.offset += int64(size)
	if n := len(line); n >= 2 && line[n-2] == '\r' && line[n-1] == '\n' {
		line[n-2] = '\n'
		line = line[:n-1]
	}
	return line, err
}

// lineEnd returns the length of the end that the line has.
func lineEnd(b []byte) int {
	if len(b) > 0 && b[len(b)-1] == '\n' {
		return 1
	}
	return 0
}

func firstRune(b []byte) rune {
	r, _ := utf8.DecodeRune(b)
	return r
}

func (r *Reader) read(dst []string) ([]string, error) {
	if r.Comma == r.Comment || !validDelim(r.Comma) || r.Comment != 0 && !validDelim(r.Comment) {
		return nil, errInvalidDelim
	}
	var line []byte
	var readErr error
	for {
		line, readErr = r.readLine()
		if readErr != nil {
			return nil, readErr
		}
		if r.Comment != 0 && firstRune(line) == r.Comment {
			continue
		}
		if len(line) > lineEnd(line) {
			break
		}
	}
	p := recordParser{Reader: r, line: line, pos: position{r.line, 1}}
	start := r.line
	err := p.record()
	if err == nil {
		err = p.readErr
	}
	text := string(r.record)
	dst = dst[:0]
	from := 0
	for _, end := range r.ends {
		dst = append(dst, text[from:end])
		from = end
	}
	if r.FieldsPerRecord > 0 {
		if len(dst) != r.FieldsPerRecord && err == nil {
			err = &ParseError{start, start, 1, ErrFieldCount}
		}
	} else if r.FieldsPerRecord == 0 {
		r.FieldsPerRecord = len(dst)
	}
	return dst, err
}

// A recordParser takes a record apart, which may take several lines.
type recordParser struct {
	*Reader
	line    []byte // what is left of the line
	pos     position
	readErr error // of what follows in the record
}

func (p *recordParser) advance(n int) {
	p.line = p.line[n:]
	p.pos.col += n
}

func (p *recordParser) endField(start position) {
	p.ends = append(p.ends, len(p.Reader.record))
	p.positions = append(p.positions, start)
}

func (p *recordParser) record() error {
	r := p.Reader
	r.record, r.ends, r.positions = r.record[:0], r.ends[:0], r.positions[:0]
	startLine := r.line
	for {
		if r.TrimLeadingSpace {
			i := 0
			for i < len(p.line) {
				c, n := utf8.DecodeRune(p.line[i:])
				if !unicode.IsSpace(c) {
					break
				}
				i += n
			}
			if i == len(p.line) {
				i -= lineEnd(p.line)
			}
			p.advance(i)
		}
		var more bool
		var err error
		if len(p.line) == 0 || p.line[0] != '"' {
			more, err = p.plainField(startLine)
		} else {
			more, err = p.quotedField(startLine)
		}
		if err != nil || !more {
			return err
		}
	}
}

// comma returns the index of the next separator, or -1.
func (p *recordParser) comma() int {
	for i := 0; i < len(p.line); {
		c, n := rune(p.line[i]), 1
		if c >= utf8.RuneSelf {
			c, n = utf8.DecodeRune(p.line[i:])
		}
		if c == p.Comma {
			return i
		}
		i += n
	}
	return -1
}

func quoteIn(b []byte) int {
	for i, c := range b {
		if c == '"' {
			return i
		}
	}
	return -1
}

// plainField reads a field without quotes; more tells whether another follows.
func (p *recordParser) plainField(startLine int) (more bool, err error) {
	i := p.comma()
	field := p.line
	if i >= 0 {
		field = field[:i]
	} else {
		field = field[:len(field)-lineEnd(field)]
	}
	if !p.LazyQuotes {
		if j := quoteIn(field); j >= 0 {
			return false, &ParseError{startLine, p.Reader.line, p.pos.col + j, ErrBareQuote}
		}
	}
	p.Reader.record = append(p.Reader.record, field...)
	p.endField(p.pos)
	if i < 0 {
		return false, nil
	}
	p.advance(i + utf8.RuneLen(p.Comma))
	return true, nil
}

// quotedField reads a field in quotes; more tells whether another follows.
func (p *recordParser) quotedField(startLine int) (more bool, err error) {
	r := p.Reader
	start := p.pos
	p.advance(1)
	for {
		i := quoteIn(p.line)
		if i < 0 {
			if len(p.line) == 0 {
				if !r.LazyQuotes && p.readErr == nil {
					return false, &ParseError{startLine, p.pos.line, p.pos.col, ErrQuote}
				}
				p.endField(start)
				return false, nil
			}
			r.record = append(r.record, p.line...)
			if p.readErr != nil {
				return false, nil
			}
			p.advance(len(p.line))
			p.line, p.readErr = r.readLine()
			if len(p.line) > 0 {
				p.pos = position{p.pos.line + 1, 1}
			}
			if p.readErr == io.EOF {
				p.readErr = nil
			}
			continue
		}
		r.record = append(r.record, p.line[:i]...)
		p.advance(i + 1)
		next := firstRune(p.line)
		switch {
		case next == '"':
			r.record = append(r.record, '"')
			p.advance(1)
		case len(p.line) > 0 && next == r.Comma:
			p.advance(utf8.RuneLen(r.Comma))
			p.endField(start)
			return true, nil
		case lineEnd(p.line) == len(p.line):
			p.endField(start)
			return false, nil
		case r.LazyQuotes:
			r.record = append(r.record, '"')
		default:
			return false, &ParseError{startLine, r.line, p.pos.col - 1, ErrQuote}
		}
	}
}
