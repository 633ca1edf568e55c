// Package xml reads and writes XML, as a sequence of tokens or as Go values whose types say by tags what stands where.
package xml

import (
	"bytes"
	"slices"
	"strconv"
)

// Header is a declaration that a document may begin with; none of the functions writes it.
const Header = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

const (
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
	xmlPrefix  = "xml"
	declaresNS = "xmlns" // the prefix of attributes that declare a name space, and the attribute that declares the default one
)

// A SyntaxError tells what is wrong with the input.
type SyntaxError struct {
	Msg  string
	Line int
}

func (e *SyntaxError) Error() string {
	return "XML syntax error on line " + strconv.Itoa(e.Line) + ": " + e.Msg
}

// A Name has a name space: its identifier in tokens of Decoder.Token, its prefix in those of RawToken.
type Name struct {
	Space, Local string
}

// An Attr is an attribute of an element.
type Attr struct {
	Name  Name
	Value string
}

// A Token is a StartElement, EndElement, CharData, Comment, ProcInst or Directive. The bytes of those that a Decoder returns are overwritten by
// the next.
type Token any

// A StartElement is a start tag.
type StartElement struct {
	Name Name
	Attr []Attr
}

// Copy returns the tag with attributes of its own.
func (e StartElement) Copy() StartElement {
	e.Attr = append(make([]Attr, 0, len(e.Attr)), e.Attr...)
	return e
}

// End returns the end tag that belongs to it.
func (e StartElement) End() EndElement { return EndElement{e.Name} }

// An EndElement is an end tag.
type EndElement struct {
	Name Name
}

// CharData is text, its entities replaced by what they stand for.
type CharData []byte

// Copy returns the text in memory of its own.
func (c CharData) Copy() CharData { return bytes.Clone(c) }

// A Comment is what stands between <!-- and -->.
type Comment []byte

// Copy returns the comment in memory of its own.
func (c Comment) Copy() Comment { return bytes.Clone(c) }

// A ProcInst is a processing instruction, <?Target Inst?>.
type ProcInst struct {
	Target string
	Inst   []byte
}

// Copy returns the instruction in memory of its own.
func (p ProcInst) Copy() ProcInst {
	p.Inst = slices.Clone(p.Inst)
	return p
}

// A Directive is what stands between <! and >, comments left out.
type Directive []byte

// Copy returns the directive in memory of its own.
func (d Directive) Copy() Directive { return bytes.Clone(d) }

// CopyToken returns the token in memory of its own.
func CopyToken(t Token) Token {
	switch t := t.(type) {
	case StartElement:
		return t.Copy()
	case CharData:
		return t.Copy()
	case Comment:
		return t.Copy()
	case ProcInst:
		return t.Copy()
	case Directive:
		return t.Copy()
	}
	return t
}

// A TokenReader returns tokens one after the other, then io.EOF, with the last or by itself.
type TokenReader interface {
	Token() (Token, error)
}
