package json

import (
	"bytes"
	"io"
)

// An Encoder writes values, a line each.
type Encoder struct {
	w              io.Writer
	err            error
	keepHTML       bool
	prefix, indent string
}

// NewEncoder returns an encoder that writes to w.
func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: w} }

// Encode writes v as JSON, and a newline.
func (enc *Encoder) Encode(v any) error {
	if enc.err != nil {
		return enc.err
	}
	e, err := encode(v, !enc.keepHTML)
	if err != nil {
		return err
	}
	defer e.free()
	e.b = append(e.b, '\n')
	b := e.b
	if enc.prefix != "" || enc.indent != "" {
		b = append(appendIndent(nil, b[:len(b)-1], enc.prefix, enc.indent), '\n')
	}
	_, enc.err = enc.w.Write(b)
	return enc.err
}

// SetIndent has each element and member stand on a line of its own.
func (enc *Encoder) SetIndent(prefix, indent string) { enc.prefix, enc.indent = prefix, indent }

// SetEscapeHTML tells whether <, > and & are escaped; they are if nothing is said.
func (enc *Encoder) SetEscapeHTML(on bool) { enc.keepHTML = !on }

// A Token is a Delim, bool, float64, Number, string, or nil.
type Token any

// A Delim is one of [ ] { }.
type Delim rune

func (d Delim) String() string { return string(d) }

// A Decoder reads values that stand one behind the other.
type Decoder struct {
	r         io.Reader
	buf       []byte
	pos       int   // of what was not read yet, in buf
	before    int64 // bytes before buf
	ended     int64 // where the last value or token ended
	readErr   error
	err       error
	useNumber bool
	strict    bool
	open      []container // that Token has entered
}

// A container is an array or object that Token has entered.
type container struct {
	object bool
	name   bool // a name is next
	some   bool // an element or member has come
	colon  bool // a name has come
}

// NewDecoder returns a decoder that reads from r.
func NewDecoder(r io.Reader) *Decoder { return &Decoder{r: r} }

// UseNumber has numbers stand in interfaces as Number.
func (dec *Decoder) UseNumber() { dec.useNumber = true }

// DisallowUnknownFields makes members that a struct has no field for an error.
func (dec *Decoder) DisallowUnknownFields() { dec.strict = true }

// Buffered returns what was read and not decoded.
func (dec *Decoder) Buffered() io.Reader { return bytes.NewReader(dec.buf[dec.pos:]) }

// InputOffset returns where the last value or token ended.
func (dec *Decoder) InputOffset() int64 { return dec.ended }

// advance goes over n bytes, which end a value or token.
func (dec *Decoder) advance(n int) {
	dec.pos += n
	dec.ended = dec.before + int64(dec.pos)
}

// fill reads more; false at the end.
func (dec *Decoder) fill() bool {
	if dec.readErr != nil {
		return false
	}
	if dec.pos > 0 {
		dec.before += int64(dec.pos)
		dec.buf = dec.buf[:copy(dec.buf, dec.buf[dec.pos:])]
		dec.pos = 0
	}
	const least = 512
	size := len(dec.buf)
	grown := make([]byte, 2*size+least)
	copy(grown, dec.buf)
	n, err := dec.r.Read(grown[size:])
	dec.buf, dec.readErr = grown[:size+n], err
	return true
}

// peek returns the next byte that is no blank.
func (dec *Decoder) peek() (byte, error) {
	for {
		for ; dec.pos < len(dec.buf); dec.pos++ {
			if c := dec.buf[dec.pos]; !isSpace(c) {
				return c, nil
			}
		}
		if !dec.fill() {
			return 0, dec.readErr
		}
	}
}

// next returns the next value's text.
func (dec *Decoder) next() ([]byte, error) {
	if _, err := dec.peek(); err != nil {
		return nil, err
	}
	for {
		s := scanner{data: dec.buf, pos: dec.pos}
		ok := s.value(len(dec.open))
		if !ok && !s.end {
			return nil, dec.syntaxError(&s)
		}
		// A number may go on behind what was read.
		if ok && (s.pos < len(dec.buf) || dec.readErr != nil || dec.buf[s.pos-1] > '9' || dec.buf[s.pos-1] < '0') {
			text := dec.buf[dec.pos:s.pos]
			dec.advance(len(text))
			return text, nil
		}
		if !dec.fill() {
			if dec.readErr == io.EOF {
				return nil, io.ErrUnexpectedEOF
			}
			return nil, dec.readErr
		}
	}
}

// Decode stores the next value in what v points to; at the end it returns io.EOF.
func (dec *Decoder) Decode(v any) error {
	if dec.err != nil {
		return dec.err
	}
	if err := dec.separator(); err != nil {
		return err
	}
	text, err := dec.next()
	if err != nil {
		dec.err = err
		return err
	}
	dec.came()
	d := decoder{data: text, useNumber: dec.useNumber, strict: dec.strict}
	return d.decode(v)
}

// More reports whether the array or object that Token is in has more.
func (dec *Decoder) More() bool {
	c, err := dec.peek()
	return err == nil && c != ']' && c != '}'
}

// separator goes over what stands before the next value.
func (dec *Decoder) separator() error {
	if len(dec.open) == 0 {
		return nil
	}
	top := &dec.open[len(dec.open)-1]
	c, err := dec.peek()
	if err != nil {
		return err
	}
	switch {
	case top.colon:
		if c != ':' {
			return dec.wrong("after object key")
		}
		dec.pos++
		top.colon = false
	case top.object && top.name && !top.some, !top.object && !top.some:
	default:
		if c != ',' {
			if top.object {
				return dec.wrong("after object key:value pair")
			}
			return dec.wrong("after array element")
		}
		dec.pos++
	}
	return nil
}

func (dec *Decoder) syntaxError(s *scanner) error {
	return &SyntaxError{s.msg, dec.before + int64(s.at)}
}

// wrong returns the error for the next character.
func (dec *Decoder) wrong(where string) error {
	s := scanner{data: dec.buf, pos: dec.pos}
	s.wrong(where)
	return dec.syntaxError(&s)
}

// wrongBracket returns the error for a bracket that does not end what is open.
func (dec *Decoder) wrongBracket(top *container) error {
	switch {
	case !top.some && !top.colon:
		return dec.wrong("looking for beginning of value")
	case top.colon:
		return dec.wrong("after object key")
	case top.object:
		return dec.wrong("after object key:value pair")
	}
	return dec.wrong("after array element")
}

func (dec *Decoder) wrongName(at int64) error {
	return &SyntaxError{"object member name must be a string", at + 1}
}

// came notes that a value has come.
func (dec *Decoder) came() {
	if len(dec.open) > 0 {
		top := &dec.open[len(dec.open)-1]
		top.some = true
		top.name = top.object
	}
}

// Token returns the next token: a bracket, a name or a value that is neither array nor object. Commas and colons are none.
func (dec *Decoder) Token() (Token, error) {
	c, err := dec.peek()
	if err != nil {
		return nil, err
	}
	if c == ']' || c == '}' {
		n := len(dec.open)
		if n == 0 {
			return nil, dec.wrong("looking for beginning of value")
		}
		if top := &dec.open[n-1]; top.object != (c == '}') || top.colon {
			return nil, dec.wrongBracket(top)
		}
		dec.advance(1)
		dec.open = dec.open[:n-1]
		dec.came()
		return Delim(c), nil
	}
	separator, at := c, dec.before+int64(dec.pos)
	if err := dec.separator(); err != nil {
		return nil, err
	}
	if c, err = dec.peek(); err != nil {
		if separator == ',' || separator == ':' {
			dec.ended = at + 1
		}
		return nil, err
	}
	if c == ']' || c == '}' {
		switch {
		case separator == ',':
			return nil, &SyntaxError{"invalid character ',' looking for beginning of value", at + 1}
		case c == '}':
			return nil, &SyntaxError{"missing value after object key", dec.before + int64(dec.pos) + 1}
		}
		return nil, dec.wrong("after object key:value pair")
	}
	if n := len(dec.open); n > 0 && dec.open[n-1].object && dec.open[n-1].name {
		if c == '[' || c == '{' {
			return nil, dec.wrongName(dec.before + int64(dec.pos))
		}
		ended := dec.ended
		text, err := dec.next()
		if err != nil {
			return nil, err
		}
		if c != '"' {
			at := dec.ended - int64(len(text))
			dec.ended = ended
			return nil, dec.wrongName(at)
		}
		dec.open[n-1].name, dec.open[n-1].colon = false, true
		return unquote(text), nil
	}
	if c == '[' || c == '{' {
		dec.advance(1)
		dec.open = append(dec.open, container{object: c == '{', name: c == '{'})
		return Delim(c), nil
	}
	text, err := dec.next()
	if err != nil {
		return nil, err
	}
	dec.came()
	d := decoder{data: text, useNumber: dec.useNumber}
	x := d.any()
	return x, d.err
}
