package xml

import (
	"bytes"
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// An UnmarshalError says that an element is not the one that a value demands.
type UnmarshalError string

func (e UnmarshalError) Error() string { return string(e) }

// An Unmarshaler reads itself from its element, to its end tag.
type Unmarshaler interface {
	UnmarshalXML(d *Decoder, start StartElement) error
}

// An UnmarshalerAttr reads itself from its attribute.
type UnmarshalerAttr interface {
	UnmarshalXMLAttr(attr Attr) error
}

// Unmarshal reads the first element of data into what v points to.
func Unmarshal(data []byte, v any) error { return NewDecoder(bytes.NewReader(data)).Decode(v) }

// Decode reads the next element into what v points to.
func (d *Decoder) Decode(v any) error { return d.DecodeElement(v, nil) }

// DecodeElement reads the element whose start tag was read into what v points to; with nil, the next.
func (d *Decoder) DecodeElement(v any, start *StartElement) error {
	p := reflect.ValueOf(v)
	if p.Kind() != reflect.Pointer {
		return errors.New("non-pointer passed to Unmarshal")
	}
	if p.IsNil() {
		return errors.New("nil pointer passed to Unmarshal")
	}
	return d.element(p.Elem(), start)
}

// deepest is how many elements may be inside each other.
const deepest = 10000

// element reads an element into v.
func (d *Decoder) element(v reflect.Value, start *StartElement) error {
	if d.depth > deepest {
		return errors.New("exceeded max depth")
	}
	for start == nil {
		t, err := d.Token()
		if err != nil {
			return err
		}
		if tag, ok := t.(StartElement); ok {
			start = &tag
		}
	}
	if v.Kind() == reflect.Interface && !v.IsNil() {
		if held := v.Elem(); held.Kind() == reflect.Pointer && !held.IsNil() {
			v = held
		}
	}
	v = pointed(v)
	if custom, _, ok := implementing[Unmarshaler](v); ok {
		return d.elementByMethod(custom, start)
	}
	if custom, _, ok := implementing[encoding.TextUnmarshaler](v); ok {
		return d.elementAsText(custom)
	}
	var into sinks
	switch v.Kind() {
	default:
		return errors.New("unknown type " + v.Type().String())
	case reflect.Interface:
		return d.Skip()
	case reflect.Slice:
		if !isBytes(v.Type()) {
			return grown(v, func(last reflect.Value) error { return d.element(last, start) })
		}
		into.text = v
	case reflect.Bool, reflect.String, reflect.Float32, reflect.Float64,
		reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		into.text = v
	case reflect.Struct:
		if v.Type() == typeOfName {
			v.Set(reflect.ValueOf(start.Name))
			break
		}
		var err error
		if into.is, err = structureOf(v.Type()); err != nil {
			return err
		}
		into.whole = v
		if err = d.tag(into.is, v, start); err != nil {
			return err
		}
		d.openSinks(&into)
	}
	if err := d.content(&into); err != nil {
		return err
	}
	return into.store()
}

// pointed returns what a pointer points to, which is made if it is nil; others as they are.
func pointed(v reflect.Value) reflect.Value {
	if v.Kind() != reflect.Pointer {
		return v
	}
	if v.IsNil() {
		v.Set(reflect.New(v.Type().Elem()))
	}
	return v.Elem()
}

// grown appends an element to a slice and has it read; if that fails, the slice is as it was.
func grown(v reflect.Value, read func(last reflect.Value) error) error {
	n := v.Len()
	v.Grow(1)
	v.SetLen(n + 1)
	err := read(v.Index(n))
	if err != nil {
		v.SetLen(n)
	}
	return err
}

func (d *Decoder) elementByMethod(v Unmarshaler, start *StartElement) error {
	d.limit()
	before := d.unmarshal
	d.unmarshal = true
	defer func() { d.unmarshal = before }()
	if err := v.UnmarshalXML(d, *start); err != nil {
		d.unlimit()
		return err
	}
	if !d.unlimit() {
		return fmt.Errorf("xml: %s.UnmarshalXML did not consume entire <%s> element", receiver(v), start.Name.Local)
	}
	return nil
}

// elementAsText passes on the text that stands in the element itself.
func (d *Decoder) elementAsText(v encoding.TextUnmarshaler) error {
	var text []byte
	for depth := 1; depth > 0; {
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case CharData:
			if depth == 1 {
				text = append(text, t...)
			}
		case StartElement:
			depth++
		case EndElement:
			depth--
		}
	}
	return v.UnmarshalText(text)
}

// tag reads a struct's name and attributes from its start tag.
func (d *Decoder) tag(is *structure, v reflect.Value, start *StartElement) error {
	if name := is.name; name != nil {
		if name.name != "" && name.name != start.Name.Local {
			return UnmarshalError("expected element type <" + name.name + "> but have <" + start.Name.Local + ">")
		}
		if name.space != "" && name.space != start.Name.Space {
			have := start.Name.Space
			if have == "" {
				have = "no name space"
			}
			return UnmarshalError("expected element <" + name.name + "> in name space " + name.space + " but have " + have)
		}
		f := name.in(v, true)
		if _, ok := f.Interface().(Name); ok {
			f.Set(reflect.ValueOf(start.Name))
		}
	}
	for _, attr := range start.Attr {
		taken := false
		var other *field
		for i := range is.fields {
			f := &is.fields[i]
			switch f.role {
			case isAttr:
				place := f.in(v, true)
				if f.name == attr.Name.Local && (f.space == "" || f.space == attr.Name.Space) {
					if err := d.attr(place, attr); err != nil {
						return err
					}
					taken = true
				}
			case isAny | isAttr:
				if other == nil {
					other = f
				}
			}
		}
		if !taken && other != nil {
			if err := d.attr(other.in(v, true), attr); err != nil {
				return err
			}
		}
	}
	return nil
}

func (d *Decoder) attr(v reflect.Value, attr Attr) error {
	v = pointed(v)
	if custom, _, ok := implementing[UnmarshalerAttr](v); ok {
		return custom.UnmarshalXMLAttr(attr)
	}
	if custom, _, ok := implementing[encoding.TextUnmarshaler](v); ok {
		return custom.UnmarshalText([]byte(attr.Value))
	}
	if v.Kind() == reflect.Slice && !isBytes(v.Type()) {
		return grown(v, func(last reflect.Value) error { return d.attr(last, attr) })
	}
	if v.Type() == typeOfAttr {
		v.Set(reflect.ValueOf(attr))
		return nil
	}
	return setText(v, []byte(attr.Value))
}

// sinks are where the parts of an element go, and what was gathered for them. Those that are not valid are not wanted.
type sinks struct {
	whole reflect.Value // the struct
	is    *structure

	text, comment, inner, any        reflect.Value
	textBytes, commentBytes, xmlText []byte
	innerStart                       int // in what the decoder saved
}

// openSinks finds the fields that are no elements of a name.
func (d *Decoder) openSinks(into *sinks) {
	for i := range into.is.fields {
		f := &into.is.fields[i]
		var sink *reflect.Value
		switch f.role {
		case isCDATA, isCharData:
			sink = &into.text
		case isComment:
			sink = &into.comment
		case isAny | isElement:
			sink = &into.any
		case isInnerXML:
			sink = &into.inner
		}
		if sink == nil || sink.IsValid() {
			continue
		}
		*sink = f.in(into.whole, true)
		if f.role == isInnerXML {
			if d.saved == nil {
				d.saved = new(bytes.Buffer)
			} else {
				into.innerStart = d.savedLen()
			}
		}
	}
}

// content reads what is in an element, to its end tag.
func (d *Decoder) content(into *sinks) error {
	for {
		saved := 0
		if into.inner.IsValid() {
			saved = d.savedLen()
		}
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case StartElement:
			if err := d.child(into, &t); err != nil {
				return err
			}
		case EndElement:
			if into.inner.IsValid() {
				into.xmlText = d.saved.Bytes()[into.innerStart:saved]
				if into.innerStart == 0 {
					d.saved = nil
				}
			}
			return nil
		case CharData:
			if into.text.IsValid() {
				into.textBytes = append(into.textBytes, t...)
			}
		case Comment:
			if into.comment.IsValid() {
				into.commentBytes = append(into.commentBytes, t...)
			}
		}
	}
}

// child reads an element inside another into the field of its name, or that for any.
func (d *Decoder) child(into *sinks, start *StartElement) error {
	if !into.whole.IsValid() {
		return d.Skip()
	}
	taken, err := d.path(into.is, into.whole, nil, start)
	switch {
	case err != nil || taken:
		return err
	case into.any.IsValid():
		return d.element(into.any, start)
	}
	return d.Skip()
}

// path reads an element that is inside such parents into the field of its name, or all fields inside it if it is a parent of some. It tells
// whether it was either.
func (d *Decoder) path(is *structure, v reflect.Value, parents []string, start *StartElement) (taken bool, err error) {
	depth := len(parents)
	around := false
	for i := range is.fields {
		f := &is.fields[i]
		if f.role&isElement == 0 || len(f.parents) < depth || f.space != "" && f.space != start.Name.Space || !slices.Equal(f.parents[:depth], parents) {
			continue
		}
		if len(f.parents) == depth && f.name == start.Name.Local {
			return true, d.element(f.in(v, true), start)
		}
		if len(f.parents) > depth && f.parents[depth] == start.Name.Local {
			around = true
			parents = f.parents[:depth+1]
			break
		}
	}
	if !around {
		return false, nil
	}
	for {
		t, err := d.Token()
		if err != nil {
			return true, err
		}
		switch t := t.(type) {
		case StartElement:
			taken, err := d.path(is, v, parents, &t)
			if err == nil && !taken {
				err = d.Skip()
			}
			if err != nil {
				return true, err
			}
		case EndElement:
			return true, nil
		}
	}
}

// store sets the sinks to what was gathered.
func (into *sinks) store() error {
	if into.text.IsValid() {
		if custom, _, ok := implementing[encoding.TextUnmarshaler](into.text); ok {
			if err := custom.UnmarshalText(into.textBytes); err != nil {
				return err
			}
		} else if err := setText(into.text, into.textBytes); err != nil {
			return err
		}
	}
	switch into.comment.Kind() {
	case reflect.String:
		into.comment.SetString(string(into.commentBytes))
	case reflect.Slice:
		into.comment.Set(reflect.ValueOf(into.commentBytes))
	}
	switch inner := into.inner; inner.Kind() {
	case reflect.String:
		inner.SetString(string(into.xmlText))
	case reflect.Slice:
		if isBytes(inner.Type()) {
			inner.Set(reflect.ValueOf(into.xmlText))
		}
	}
	return nil
}

// setText sets v to what text says. No text at all is zero.
func setText(v reflect.Value, text []byte) error {
	given := v.Type()
	v = pointed(v)
	switch v.Kind() {
	case reflect.String:
		v.SetString(string(text))
		return nil
	case reflect.Slice:
		if text == nil {
			text = []byte{}
		}
		v.SetBytes(text)
		return nil
	}
	word := strings.TrimSpace(string(text))
	empty := len(text) == 0
	switch v.Kind() {
	default:
		return errors.New("cannot unmarshal into " + given.String())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n, err := strconv.ParseInt(word, 10, v.Type().Bits())
		return setParsed(v.SetInt, n, err, empty)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		n, err := strconv.ParseUint(word, 10, v.Type().Bits())
		return setParsed(v.SetUint, n, err, empty)
	case reflect.Float32, reflect.Float64:
		f, err := strconv.ParseFloat(word, v.Type().Bits())
		return setParsed(v.SetFloat, f, err, empty)
	case reflect.Bool:
		b, err := strconv.ParseBool(word)
		return setParsed(v.SetBool, b, err, empty)
	}
}

func setParsed[T any](set func(T), parsed T, err error, empty bool) error {
	switch {
	case empty:
		var zero T
		set(zero)
	case err != nil:
		return err
	default:
		set(parsed)
	}
	return nil
}
