package xml

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
)

// A Decoder reads tokens and values from a document, which must be in UTF-8 unless CharsetReader converts it.
type Decoder struct {
	// Strict demands what the specification does, but for declared entities. Without it end tags may be missing or wrong, unknown entities stand for
	// themselves, and attributes need no quotes, and no value.
	Strict bool
	// AutoClose are elements that end where they begin if they have no end tag. Only without Strict.
	AutoClose []string
	// Entity are entities beside those of the specification.
	Entity map[string]string
	// CharsetReader converts other encodings than UTF-8 to it.
	CharsetReader func(charset string, input io.Reader) (io.Reader, error)
	// DefaultSpace is the name space of elements for which the document has none.
	DefaultSpace string

	tokens TokenReader   // where tokens come from, or
	r      io.ByteReader // bytes
	next   int           // a byte that was given back, or -1
	buf    bytes.Buffer  // of the token that is being read
	saved  *bytes.Buffer // what was read since somebody wants to have it as it stands
	err    error

	line      int
	lineStart int64
	offset    int64

	open      []opened
	depth     int               // number of elements in open
	spaces    map[string]string // name spaces by their prefixes
	ahead     Token             // the next token, if one was put before it
	endAhead  bool              // ended is the next raw token
	ended     Name
	unmarshal bool // a method UnmarshalXML runs
}

// opened is what is to be undone at an end tag.
type opened struct {
	kind openedKind
	name Name // of the element; as Local the prefix and as Space what it stood for
	had  bool // it stood for anything
}

type openedKind uint8

const (
	openElement openedKind = iota
	openSpace              // a name space, declared by the element above it
	openLimit              // an element that a method UnmarshalXML must not read beyond the end of
)

// NewDecoder returns a decoder of a document.
func NewDecoder(r io.Reader) *Decoder {
	d := newDecoder()
	d.readFrom(r)
	return d
}

// NewTokenDecoder returns a decoder of tokens; t itself if it is one.
func NewTokenDecoder(t TokenReader) *Decoder {
	if d, ok := t.(*Decoder); ok {
		return d
	}
	d := newDecoder()
	d.tokens = t
	return d
}

func newDecoder() *Decoder {
	return &Decoder{Strict: true, next: -1, line: 1, spaces: make(map[string]string)}
}

func (d *Decoder) readFrom(r io.Reader) {
	if bytes, ok := r.(io.ByteReader); ok {
		d.r = bytes
	} else {
		d.r = bufio.NewReader(r)
	}
}

// InputOffset returns how many bytes precede the next token.
func (d *Decoder) InputOffset() int64 { return d.offset }

// InputPos returns where the next token begins; both count from 1, columns in bytes.
func (d *Decoder) InputPos() (line, column int) { return d.line, int(d.offset-d.lineStart) + 1 }

// RawToken returns the next token as it stands, without looking for its end tag or name space.
func (d *Decoder) RawToken() (Token, error) {
	if d.unmarshal {
		return nil, errors.New("xml: cannot use RawToken from UnmarshalXML method")
	}
	return d.rawToken()
}

// Token returns the next token, and at the end nil and io.EOF. Start and end tags belong together, also where the document has one tag for both,
// and names have their name spaces.
func (d *Decoder) Token() (Token, error) {
	if d.topIs(openLimit) {
		return nil, io.EOF
	}
	t := d.ahead
	d.ahead = nil
	if t == nil {
		var err error
		if t, err = d.rawToken(); t == nil && err != nil {
			if err == io.EOF && len(d.open) > 0 {
				err = d.syntaxError("unexpected EOF")
			}
			return nil, err
		}
	}
	if name, ok := d.closesItself(t); ok {
		d.ahead = t
		t = EndElement{name}
	}
	switch tag := t.(type) {
	case StartElement:
		d.start(&tag)
		t = tag
	case EndElement:
		if !d.end(&tag) {
			return nil, d.err
		}
		t = tag
	}
	return t, nil
}

func (d *Decoder) syntaxError(message string) error { return &SyntaxError{Msg: message, Line: d.line} }

func (d *Decoder) topIs(kind openedKind) bool {
	return len(d.open) > 0 && d.open[len(d.open)-1].kind == kind
}

// closesItself tells whether the last element that began ends ahead of t.
func (d *Decoder) closesItself(t Token) (name Name, ok bool) {
	if d.Strict || !d.topIs(openElement) {
		return name, false
	}
	name = d.open[len(d.open)-1].name
	same := func(other string) bool { return strings.EqualFold(other, name.Local) }
	if !slices.ContainsFunc(d.AutoClose, same) {
		return name, false
	}
	end, ok := t.(EndElement)
	return name, !ok || !same(end.Name.Local)
}

// start opens an element and gives names in its tag their name spaces.
func (d *Decoder) start(tag *StartElement) {
	for _, attr := range tag.Attr {
		switch {
		case attr.Name.Space == declaresNS:
			d.declare(attr.Name.Local, attr.Value)
		case attr.Name.Space == "" && attr.Name.Local == declaresNS:
			d.declare("", attr.Value)
		}
	}
	d.open = append(d.open, opened{kind: openElement, name: tag.Name})
	d.depth++
	d.resolve(&tag.Name)
	for i := range tag.Attr {
		if name := &tag.Attr[i].Name; name.Space != "" {
			d.resolve(name)
		}
	}
}

func (d *Decoder) declare(prefix, space string) {
	before, had := d.spaces[prefix]
	d.open = append(d.open, opened{openSpace, Name{before, prefix}, had})
	d.spaces[prefix] = space
}

// resolve puts the name space in the place of its prefix.
func (d *Decoder) resolve(name *Name) {
	if name.Space == declaresNS || name.Space == "" && name.Local == declaresNS {
		return
	}
	if name.Space == xmlPrefix {
		name.Space = xmlSpace
	}
	if space, ok := d.spaces[name.Space]; ok {
		name.Space = space
	} else if name.Space == "" {
		name.Space = d.DefaultSpace
	}
}

// end closes an element. If it is not the last that began, that is an error; or, without Strict, tag becomes the end of that one and is read again.
func (d *Decoder) end(tag *EndElement) bool {
	name := tag.Name
	isOpen := d.topIs(openElement)
	var top opened
	if len(d.open) > 0 {
		top = d.open[len(d.open)-1]
		d.open = d.open[:len(d.open)-1]
	}
	if !isOpen {
		d.err = d.syntaxError("unexpected end element </" + name.Local + ">")
		return false
	}
	d.depth--
	switch {
	case top.name.Local != name.Local && d.Strict:
		d.err = d.syntaxError("element <" + top.name.Local + "> closed by </" + name.Local + ">")
		return false
	case top.name.Local != name.Local:
		d.endAhead, d.ended = true, name
		tag.Name = top.name
		return true
	case top.name.Space != name.Space:
		space := name.Space
		if space == "" {
			space = `""`
		}
		d.err = d.syntaxError("element <" + top.name.Local + "> in space " + top.name.Space + " closed by </" + name.Local + "> in space " + space)
		return false
	}
	d.resolve(&tag.Name)
	for d.topIs(openSpace) {
		declared := d.open[len(d.open)-1]
		d.open = d.open[:len(d.open)-1]
		if declared.had {
			d.spaces[declared.name.Local] = declared.name.Space
		} else {
			delete(d.spaces, declared.name.Local)
		}
	}
	return true
}

// limit has tokens end with the last element that began.
func (d *Decoder) limit() {
	at := len(d.open) - 1
	for d.open[at].kind != openElement {
		at--
	}
	for at > 0 && d.open[at-1].kind == openSpace {
		at--
	}
	d.open = slices.Insert(d.open, at, opened{kind: openLimit})
}

// unlimit takes the limit away and tells whether it was reached. If not, nothing is taken away.
func (d *Decoder) unlimit() bool {
	reached := d.topIs(openLimit)
	if reached {
		d.open = d.open[:len(d.open)-1]
	}
	return reached
}

// Skip reads on to the end tag of the last element that began.
func (d *Decoder) Skip() error {
	for depth := 0; depth >= 0; {
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t.(type) {
		case StartElement:
			depth++
		case EndElement:
			depth--
		}
	}
	return nil
}
