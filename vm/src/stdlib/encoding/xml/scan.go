package xml

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// The functions below that return ok, or a token or bytes that may be nil, have set d.err where there is none.

// rawToken returns the next token as it stands, but for the end tag that an empty element's tag is, too.
func (d *Decoder) rawToken() (Token, error) {
	if d.tokens != nil {
		return d.tokens.Token()
	}
	if d.err != nil {
		return nil, d.err
	}
	if d.endAhead {
		d.endAhead = false
		return EndElement{d.ended}, nil
	}
	t := d.scan()
	if t == nil {
		return nil, d.err
	}
	return t, nil
}

func (d *Decoder) scan() Token {
	c, ok := d.read()
	if !ok {
		return nil
	}
	if c != '<' {
		d.unread(c)
		return d.charData(false)
	}
	c, ok = d.mustRead()
	if !ok {
		return nil
	}
	switch c {
	case '/':
		return d.scanEnd()
	case '?':
		return d.scanInstruction()
	case '!':
		return d.scanDeclaration()
	}
	d.unread(c)
	return d.scanStart()
}

// fail sets the error and returns no token.
func (d *Decoder) fail(message string) Token {
	d.err = d.syntaxError(message)
	return nil
}

// failUnread is fail if nothing went wrong with reading.
func (d *Decoder) failUnread(message string) Token {
	if d.err == nil {
		d.fail(message)
	}
	return nil
}

func (d *Decoder) charData(cdata bool) Token {
	if text := d.text(noQuote, cdata); text != nil {
		return CharData(text)
	}
	return nil
}

func (d *Decoder) scanEnd() Token {
	name, ok := d.qualifiedName()
	if !ok {
		return d.failUnread("expected element name after </")
	}
	d.skipSpace()
	c, ok := d.mustRead()
	switch {
	case !ok:
		return nil
	case c != '>':
		return d.fail("invalid characters between </" + name.Local + " and >")
	}
	return EndElement{name}
}

func (d *Decoder) scanStart() Token {
	name, ok := d.qualifiedName()
	if !ok {
		return d.failUnread("expected element name after <")
	}
	attrs := []Attr{}
	for {
		d.skipSpace()
		c, ok := d.mustRead()
		if !ok {
			return nil
		}
		switch c {
		case '/':
			if c, ok = d.mustRead(); !ok {
				return nil
			}
			if c != '>' {
				return d.fail("expected /> in element")
			}
			d.endAhead, d.ended = true, name
			return StartElement{name, attrs}
		case '>':
			return StartElement{name, attrs}
		}
		d.unread(c)
		attr, ok := d.attribute()
		if !ok {
			return nil
		}
		attrs = append(attrs, attr)
	}
}

func (d *Decoder) attribute() (attr Attr, ok bool) {
	if attr.Name, ok = d.qualifiedName(); !ok {
		d.failUnread("expected attribute name in element")
		return attr, false
	}
	d.skipSpace()
	c, ok := d.mustRead()
	switch {
	case !ok:
		return attr, false
	case c == '=':
		d.skipSpace()
		value := d.attributeValue()
		attr.Value = string(value)
		return attr, value != nil
	case d.Strict:
		d.fail("attribute name without = in element")
		return attr, false
	}
	d.unread(c)
	attr.Value = attr.Name.Local
	return attr, true
}

func (d *Decoder) attributeValue() []byte {
	c, ok := d.mustRead()
	if !ok {
		return nil
	}
	if c == '"' || c == '\'' {
		return d.text(int(c), false)
	}
	if d.Strict {
		d.fail("unquoted or missing attribute value in element")
		return nil
	}
	d.buf.Reset()
	for isNameByte(c) && c != '.' {
		d.buf.WriteByte(c)
		if c, ok = d.mustRead(); !ok {
			return nil
		}
	}
	d.unread(c)
	return d.buf.Bytes()
}

// scanInstruction reads <?…?>; the one called xml is the document's declaration, which tells its encoding.
func (d *Decoder) scanInstruction() Token {
	target, ok := d.name()
	if !ok {
		return d.failUnread("expected target name after <?")
	}
	d.skipSpace()
	d.buf.Reset()
	if !d.readTo("?>") {
		return nil
	}
	inst := d.buf.Bytes()
	inst = inst[:len(inst)-len("?>")]
	if target == xmlPrefix {
		if d.err = d.declaration(string(inst)); d.err != nil {
			return nil
		}
	}
	return ProcInst{target, inst}
}

func (d *Decoder) declaration(text string) error {
	if version := pseudoAttribute(text, "version"); version != "" && version != "1.0" {
		return fmt.Errorf("xml: unsupported version %q; only version 1.0 is supported", version)
	}
	encoding := pseudoAttribute(text, "encoding")
	if encoding == "" || strings.EqualFold(encoding, "utf-8") {
		return nil
	}
	if d.CharsetReader == nil {
		return fmt.Errorf("xml: encoding %q declared but Decoder.CharsetReader is nil", encoding)
	}
	r, err := d.CharsetReader(encoding, d.r.(io.Reader))
	if err != nil {
		return fmt.Errorf("xml: opening charset %q: %w", encoding, err)
	}
	if r == nil {
		panic("CharsetReader returned a nil Reader for charset " + encoding)
	}
	d.readFrom(r)
	return nil
}

// pseudoAttribute returns the value that follows the first name and = that a quote follows.
func pseudoAttribute(text, name string) string {
	for {
		_, after, found := strings.Cut(text, name+"=")
		if !found || after == "" {
			return ""
		}
		quote := after[0]
		text = after[1:]
		if quote == '"' || quote == '\'' {
			value, _, closed := strings.Cut(text, string(rune(quote)))
			if !closed {
				return ""
			}
			return value
		}
	}
}

// readTo appends to d.buf what precedes end, and end.
func (d *Decoder) readTo(end string) bool {
	start := d.buf.Len()
	for {
		c, ok := d.mustRead()
		if !ok {
			return false
		}
		d.buf.WriteByte(c)
		if read := d.buf.Bytes()[start:]; len(read) >= len(end) && string(read[len(read)-len(end):]) == end {
			return true
		}
	}
}

// scanDeclaration reads a comment, a section CDATA or a directive.
func (d *Decoder) scanDeclaration() Token {
	c, ok := d.mustRead()
	if !ok {
		return nil
	}
	switch c {
	case '-':
		return d.scanComment()
	case '[':
		for _, want := range []byte("CDATA[") {
			if c, ok = d.mustRead(); !ok {
				return nil
			}
			if c != want {
				return d.fail("invalid <![ sequence")
			}
		}
		return d.charData(true)
	}
	return d.scanDirective(c)
}

func (d *Decoder) scanComment() Token {
	c, ok := d.mustRead()
	if !ok {
		return nil
	}
	if c != '-' {
		return d.fail("invalid sequence <!- not part of <!--")
	}
	d.buf.Reset()
	if !d.readTo("--") {
		return nil
	}
	if c, ok = d.mustRead(); !ok {
		return nil
	}
	if c != '>' {
		return d.fail(`invalid sequence "--" not allowed in comments`)
	}
	comment := d.buf.Bytes()
	return Comment(comment[:len(comment)-len("--")])
}

// scanDirective reads to the > that is not in quotes and belongs to no <. A comment inside counts as a space.
func (d *Decoder) scanDirective(c byte) Token {
	d.buf.Reset()
	d.buf.WriteByte(c)
	var quote byte
	depth := 0
	c, ok := d.mustRead()
	for ok && (quote != 0 || c != '>' || depth > 0) {
		d.buf.WriteByte(c)
		again := false // c was read and not looked at
		switch {
		case c == quote:
			quote = 0
		case quote != 0:
		case c == '\'' || c == '"':
			quote = c
		case c == '>':
			depth--
		case c == '<':
			var comment bool
			if c, comment, ok = d.commentInside(); !ok {
				return nil
			}
			if !comment {
				depth++
				again = true
			}
		}
		if again {
			continue
		}
		c, ok = d.mustRead()
	}
	if !ok {
		return nil
	}
	return Directive(d.buf.Bytes())
}

// commentInside replaces a comment whose < is the last that d.buf has. If there is none it returns the first character that makes it none.
func (d *Decoder) commentInside() (c byte, comment, ok bool) {
	const begin = "!--"
	for i := range len(begin) {
		if c, ok = d.mustRead(); !ok {
			return c, false, false
		}
		if c != begin[i] {
			d.buf.WriteString(begin[:i])
			return c, false, true
		}
	}
	d.buf.Truncate(d.buf.Len() - 1)
	start := d.buf.Len()
	if !d.readTo("-->") {
		return c, false, false
	}
	d.buf.Truncate(start)
	d.buf.WriteByte(' ')
	return c, true, true
}

// qualifiedName reads a name and its prefix. More than one colon is no name, without an error.
func (d *Decoder) qualifiedName() (name Name, ok bool) {
	s, ok := d.name()
	if !ok || strings.Count(s, ":") > 1 {
		return name, false
	}
	space, local, found := strings.Cut(s, ":")
	if !found || space == "" || local == "" {
		return Name{Local: s}, true
	}
	return Name{space, local}, true
}

// name reads a name. If there is none at all that is not an error yet.
func (d *Decoder) name() (string, bool) {
	d.buf.Reset()
	if !d.readName() {
		return "", false
	}
	name := d.buf.String()
	if !isName(name) {
		d.fail("invalid XML name: " + name)
		return "", false
	}
	return name, true
}

// readName appends what may be a name.
func (d *Decoder) readName() bool {
	for some := false; ; some = true {
		c, ok := d.mustRead()
		if !ok {
			return false
		}
		if c < utf8.RuneSelf && !isNameByte(c) {
			d.unread(c)
			return some
		}
		d.buf.WriteByte(c)
	}
}

func (d *Decoder) skipSpace() {
	for {
		c, ok := d.read()
		if !ok {
			return
		}
		switch c {
		case ' ', '\r', '\n', '\t':
		default:
			d.unread(c)
			return
		}
	}
}

// read returns the next byte.
func (d *Decoder) read() (c byte, ok bool) {
	if d.err != nil {
		return 0, false
	}
	if d.next >= 0 {
		c = byte(d.next)
		d.next = -1
	} else {
		if c, d.err = d.r.ReadByte(); d.err != nil {
			return 0, false
		}
		if d.saved != nil {
			d.saved.WriteByte(c)
		}
	}
	d.offset++
	if c == '\n' {
		d.line++
		d.lineStart = d.offset
	}
	return c, true
}

// mustRead is read where the document may not end.
func (d *Decoder) mustRead() (c byte, ok bool) {
	if c, ok = d.read(); !ok && d.err == io.EOF {
		d.fail("unexpected EOF")
	}
	return c, ok
}

// unread gives back the byte that was read last.
func (d *Decoder) unread(c byte) {
	if c == '\n' {
		d.line--
	}
	d.next = int(c)
	d.offset--
}

// savedLen is how much was saved and not given back.
func (d *Decoder) savedLen() int {
	n := d.saved.Len()
	if d.next >= 0 {
		n--
	}
	return n
}
