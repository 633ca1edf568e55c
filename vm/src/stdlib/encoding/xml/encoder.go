package xml

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
)

// An Encoder writes tokens and values as a document.
type Encoder struct {
	w      *bufio.Writer
	err    error // of writing
	closed bool
	open   []Name // elements that were begun; nameless where a method MarshalXML began, which must not end those ahead

	prefix, indent string
	depth          int
	justOpened     bool // nothing was written since the last start tag
	begun          bool // some line was

	spaces     map[string]string // name spaces by their prefixes
	prefixes   map[string]string // prefixes by their name spaces
	declared   []string          // prefixes in the order of their declaration; "" where an element begins
	lastSuffix int
}

// NewEncoder returns an encoder to w, which holds text back until Flush, Close, Encode or EncodeElement.
func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: bufio.NewWriter(w)} }

// Indent has each element begin a line, with the prefix and as many times the indent as elements are around it.
func (enc *Encoder) Indent(prefix, indent string) { enc.prefix, enc.indent = prefix, indent }

// Flush writes what was held back.
func (enc *Encoder) Flush() error { return enc.w.Flush() }

// Close writes what was held back and tells whether all elements were ended. Nothing may be written afterwards.
func (enc *Encoder) Close() error {
	if enc.closed {
		return nil
	}
	enc.closed = true
	if err := enc.w.Flush(); err != nil {
		return err
	}
	if len(enc.open) > 0 {
		return fmt.Errorf("unclosed tag <%s>", enc.open[len(enc.open)-1].Local)
	}
	return nil
}

// Encode writes v as elements.
func (enc *Encoder) Encode(v any) error {
	if err := enc.value(reflect.ValueOf(v), nil, nil); err != nil {
		return err
	}
	return enc.w.Flush()
}

// EncodeElement writes v with start as its start tag.
func (enc *Encoder) EncodeElement(v any, start StartElement) error {
	if err := enc.value(reflect.ValueOf(v), nil, &start); err != nil {
		return err
	}
	return enc.w.Flush()
}

// EncodeToken writes a token. Tags must belong together, and the document's declaration come first.
func (enc *Encoder) EncodeToken(t Token) error {
	switch t := t.(type) {
	case StartElement:
		if err := enc.startTag(&t); err != nil {
			return err
		}
	case EndElement:
		if err := enc.endTag(t.Name); err != nil {
			return err
		}
	case CharData:
		enc.print(escaped(string(t), false))
	case Comment:
		if bytes.Contains(t, []byte("-->")) {
			return errors.New("xml: EncodeToken of Comment containing --> marker")
		}
		enc.print("<!--", string(t), "-->")
	case ProcInst:
		switch {
		case t.Target == xmlPrefix && enc.w.Buffered() != 0:
			return errors.New("xml: EncodeToken of ProcInst xml target only valid for xml declaration, first token encoded")
		case !isName(t.Target):
			return errors.New("xml: EncodeToken of ProcInst with invalid Target")
		case bytes.Contains(t.Inst, []byte("?>")):
			return errors.New("xml: EncodeToken of ProcInst containing ?> marker")
		}
		enc.print("<?", t.Target)
		if len(t.Inst) > 0 {
			enc.print(" ", string(t.Inst))
		}
		enc.print("?>")
	case Directive:
		if !isDirective(t) {
			return errors.New("xml: EncodeToken of Directive containing wrong < or > markers")
		}
		enc.print("<!", string(t), ">")
	default:
		return errors.New("xml: EncodeToken of invalid token type")
	}
	return enc.failed()
}

// isDirective tells whether each < has its > in d, quotes and comments left out.
func isDirective(d Directive) bool {
	depth := 0
	var quote byte
	comment := false
	for i, c := range d {
		switch {
		case comment:
			comment = c != '>' || !bytes.HasSuffix(d[:i+1], []byte("-->"))
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case c == '<':
			// A comment has no place at the very end.
			if bytes.HasPrefix(d[i:], []byte("<!--")) && len(d)-i > len("<!--") {
				comment = true
			} else {
				depth++
			}
		case c == '>':
			if depth--; depth < 0 {
				return false
			}
		}
	}
	return depth == 0 && quote == 0 && !comment
}

// print writes the parts until one fails.
func (enc *Encoder) print(parts ...string) {
	if enc.failed() != nil {
		return
	}
	for _, part := range parts {
		if _, enc.err = enc.w.WriteString(part); enc.err != nil {
			return
		}
	}
}

// markup is the encoder as a writer of what is written as it is.
type markup struct{ *Encoder }

func (m markup) Write(p []byte) (int, error) {
	m.print(string(p))
	if m.err != nil {
		return 0, m.err
	}
	return len(p), nil
}

// failed returns the first error of writing.
func (enc *Encoder) failed() error {
	if enc.closed && enc.err == nil {
		enc.err = errors.New("use of closed Encoder")
	}
	if enc.err == nil {
		_, enc.err = enc.w.Write(nil)
	}
	return enc.err
}

func (enc *Encoder) startTag(start *StartElement) error {
	if start.Name.Local == "" {
		return errors.New("xml: start tag with no name")
	}
	enc.open = append(enc.open, start.Name)
	enc.declared = append(enc.declared, "")
	enc.line(1)
	enc.print("<", start.Name.Local)
	if start.Name.Space != "" {
		enc.print(` xmlns="`, escaped(start.Name.Space, true), `"`)
	}
	for _, attr := range start.Attr {
		if attr.Name.Local == "" {
			continue
		}
		enc.print(" ")
		if attr.Name.Space != "" {
			enc.print(enc.prefixOf(attr.Name.Space), ":")
		}
		enc.print(attr.Name.Local, `="`, escaped(attr.Value, true), `"`)
	}
	enc.print(">")
	return nil
}

func (enc *Encoder) endTag(name Name) error {
	if name.Local == "" {
		return errors.New("xml: end tag with no name")
	}
	var top Name
	if len(enc.open) > 0 {
		top = enc.open[len(enc.open)-1]
	}
	switch {
	case top.Local == "":
		return fmt.Errorf("xml: end tag </%s> without start tag", name.Local)
	case top.Local != name.Local:
		return fmt.Errorf("xml: end tag </%s> does not match start tag <%s>", name.Local, top.Local)
	case top.Space != name.Space:
		return fmt.Errorf("xml: end tag </%s> in namespace %s does not match start tag <%s> in namespace %s", name.Local, name.Space, top.Local, top.Space)
	}
	enc.open = enc.open[:len(enc.open)-1]
	enc.line(-1)
	enc.print("</", name.Local, ">")
	for len(enc.declared) > 0 {
		last := enc.declared[len(enc.declared)-1]
		enc.declared = enc.declared[:len(enc.declared)-1]
		if last == "" {
			break
		}
		delete(enc.prefixes, enc.spaces[last])
		delete(enc.spaces, last)
	}
	return nil
}

// prefixOf returns the prefix of a name space, which it declares if it has none: in the start tag that is being written.
func (enc *Encoder) prefixOf(space string) string {
	if prefix := enc.prefixes[space]; prefix != "" {
		return prefix
	}
	if space == xmlSpace {
		return xmlPrefix
	}
	if enc.prefixes == nil {
		enc.prefixes, enc.spaces = make(map[string]string), make(map[string]string)
	}
	prefix := strings.TrimRight(space, "/")
	prefix = prefix[strings.LastIndexByte(prefix, '/')+1:]
	if !isName(prefix) || strings.Contains(prefix, ":") {
		prefix = "_"
	}
	if len(prefix) >= len(xmlPrefix) && strings.EqualFold(prefix[:len(xmlPrefix)], xmlPrefix) {
		// Such prefixes are reserved.
		prefix = "_" + prefix
	}
	for wanted := prefix; enc.spaces[prefix] != ""; {
		enc.lastSuffix++
		prefix = wanted + "_" + strconv.Itoa(enc.lastSuffix)
	}
	enc.prefixes[space], enc.spaces[prefix] = prefix, space
	enc.print("xmlns:", prefix, `="`, escaped(space, true), `" `)
	enc.declared = append(enc.declared, prefix)
	return prefix
}

// line begins a line for a start tag, an end tag or something else, as the change of depth says. An element that has no line inside ends on its own.
func (enc *Encoder) line(change int) {
	if enc.prefix == "" && enc.indent == "" {
		return
	}
	if change < 0 {
		enc.depth--
		same := enc.justOpened
		enc.justOpened = false
		if same {
			return
		}
	}
	if enc.begun {
		enc.print("\n")
	}
	enc.begun = true
	enc.print(enc.prefix, strings.Repeat(enc.indent, enc.depth))
	if change > 0 {
		enc.depth++
		enc.justOpened = true
	}
}
