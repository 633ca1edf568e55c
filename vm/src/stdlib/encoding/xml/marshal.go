package xml

import (
	"bytes"
	"encoding"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
)

// A Marshaler writes itself as an element.
type Marshaler interface {
	MarshalXML(e *Encoder, start StartElement) error
}

// A MarshalerAttr makes itself an attribute; one without a name is left out.
type MarshalerAttr interface {
	MarshalXMLAttr(name Name) (Attr, error)
}

// Marshal returns v as elements.
func Marshal(v any) ([]byte, error) { return MarshalIndent(v, "", "") }

// MarshalIndent is Marshal with each element on lines of its own.
func MarshalIndent(v any, prefix, indent string) ([]byte, error) {
	var out bytes.Buffer
	enc := NewEncoder(&out)
	enc.Indent(prefix, indent)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	if err := enc.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// An UnsupportedTypeError says that values of a type have no form in XML.
type UnsupportedTypeError struct {
	Type reflect.Type
}

func (e *UnsupportedTypeError) Error() string { return "xml: unsupported type: " + e.Type.String() }

// value writes v, which is in such a field, or has such a start tag, or neither.
func (enc *Encoder) value(v reflect.Value, f *field, given *StartElement) error {
	if given != nil && given.Name.Local == "" {
		return errors.New("xml: EncodeElement of StartElement with missing name")
	}
	if !v.IsValid() || f != nil && f.omitEmpty && isEmpty(v) {
		return nil
	}
	if v = held(v); v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer {
		return nil
	}
	t := v.Type()
	if custom, as, ok := implementing[Marshaler](v); ok {
		return enc.method(custom, methodStart(as, f, given))
	}
	if custom, as, ok := implementing[encoding.TextMarshaler](v); ok {
		return enc.text(custom, methodStart(as, f, given))
	}
	if (v.Kind() == reflect.Slice || v.Kind() == reflect.Array) && !isBytes(t) {
		for i := range v.Len() {
			if err := enc.value(v.Index(i), f, given); err != nil {
				return err
			}
		}
		return nil
	}
	is, err := structureOf(t)
	if err != nil {
		return err
	}
	start, err := startOf(v, is, f, given)
	if err != nil {
		return err
	}
	if err := attrs(&start, v, is); err != nil {
		return err
	}
	// An element whose name may have a name space and has none is in none, also where one is declared around it.
	if name := is.name; name != nil && start.Name.Space == "" && name.space == "" && name.name == "" &&
		len(enc.open) > 0 && enc.open[len(enc.open)-1].Space != "" {
		start.Attr = append(start.Attr, Attr{Name{Local: declaresNS}, ""})
	}
	if err := enc.startTag(&start); err != nil {
		return err
	}
	if v.Kind() == reflect.Struct {
		err = enc.fields(is, v)
	} else {
		var text string
		if text, err = textOf(v); err == nil {
			enc.print(escaped(text, true))
		}
	}
	if err != nil {
		return err
	}
	if err := enc.endTag(start.Name); err != nil {
		return err
	}
	return enc.failed()
}

// held returns what pointers and interfaces lead to, or the first of them that is nil.
func held(v reflect.Value) reflect.Value {
	for (v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer) && !v.IsNil() {
		v = v.Elem()
	}
	return v
}

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct, reflect.Chan, reflect.Func, reflect.Complex64, reflect.Complex128, reflect.UnsafePointer:
		return false
	}
	return v.IsZero()
}

// startOf returns the start tag of v, without what its fields add. Its name is the given one, or that of XMLName, of the field or of the type.
func startOf(v reflect.Value, is *structure, f *field, given *StartElement) (start StartElement, err error) {
	switch {
	case given != nil:
		start = given.Copy()
	case is.name == nil:
	case is.name.name != "":
		start.Name = Name{is.name.space, is.name.name}
	default:
		if name, ok := reflect.TypeAssert[Name](is.name.in(v, false)); ok && name.Local != "" {
			start.Name = name
		}
	}
	if start.Name.Local == "" && f != nil {
		start.Name = Name{f.space, f.name}
	}
	if start.Name.Local == "" {
		start.Name.Local, _, _ = strings.Cut(v.Type().Name(), "[")
	}
	if start.Name.Local == "" {
		err = &UnsupportedTypeError{v.Type()}
	}
	return start, err
}

// methodStart returns the start tag that a method is passed.
func methodStart(t reflect.Type, f *field, given *StartElement) StartElement {
	switch {
	case given != nil:
		return given.Copy()
	case f != nil && f.name != "":
		return StartElement{Name: Name{f.space, f.name}}
	case t.Name() != "":
		return StartElement{Name: Name{Local: t.Name()}}
	}
	return StartElement{Name: Name{Local: t.Elem().Name()}}
}

func (enc *Encoder) method(v Marshaler, start StartElement) error {
	enc.open = append(enc.open, Name{})
	n := len(enc.open)
	if err := v.MarshalXML(enc, start); err != nil {
		return err
	}
	if len(enc.open) > n {
		return fmt.Errorf("xml: %s.MarshalXML wrote invalid XML: <%s> not closed", receiver(v), enc.open[len(enc.open)-1].Local)
	}
	enc.open = enc.open[:n-1]
	return nil
}

func (enc *Encoder) text(v encoding.TextMarshaler, start StartElement) error {
	if err := enc.startTag(&start); err != nil {
		return err
	}
	text, err := v.MarshalText()
	if err != nil {
		return err
	}
	enc.print(escaped(string(text), true))
	return enc.endTag(start.Name)
}

// attrs adds the attributes that are fields of v.
func attrs(start *StartElement, v reflect.Value, is *structure) error {
	for i := range is.fields {
		f := &is.fields[i]
		if f.role&isAttr == 0 {
			continue
		}
		value := f.in(v, false)
		if f.omitEmpty && (!value.IsValid() || isEmpty(value)) || value.Kind() == reflect.Interface && value.IsNil() {
			continue
		}
		if err := addAttr(start, Name{f.space, f.name}, value); err != nil {
			return err
		}
	}
	return nil
}

func addAttr(start *StartElement, name Name, v reflect.Value) error {
	if custom, _, ok := implementing[MarshalerAttr](v); ok {
		attr, err := custom.MarshalXMLAttr(name)
		if err == nil && attr.Name.Local != "" {
			start.Attr = append(start.Attr, attr)
		}
		return err
	}
	if custom, _, ok := implementing[encoding.TextMarshaler](v); ok {
		text, err := custom.MarshalText()
		if err == nil {
			start.Attr = append(start.Attr, Attr{name, string(text)})
		}
		return err
	}
	if v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return nil
		}
		v = v.Elem()
	}
	switch {
	case v.Kind() == reflect.Slice && !isBytes(v.Type()):
		for i := range v.Len() {
			if err := addAttr(start, name, v.Index(i)); err != nil {
				return err
			}
		}
		return nil
	case v.Type() == typeOfAttr:
		start.Attr = append(start.Attr, v.Interface().(Attr))
		return nil
	}
	text, err := textOf(v)
	if err == nil {
		start.Attr = append(start.Attr, Attr{name, text})
	}
	return err
}

// textOf returns a simple value as text.
func textOf(v reflect.Value) (string, error) {
	switch v.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.FormatInt(v.Int(), 10), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return strconv.FormatUint(v.Uint(), 10), nil
	case reflect.Float32, reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'g', -1, v.Type().Bits()), nil
	case reflect.String:
		return v.String(), nil
	case reflect.Bool:
		return strconv.FormatBool(v.Bool()), nil
	case reflect.Slice:
		if isBytes(v.Type()) {
			return string(v.Bytes()), nil
		}
	case reflect.Array:
		if isBytes(v.Type()) {
			text := make([]byte, v.Len())
			reflect.Copy(reflect.ValueOf(text), v)
			return string(text), nil
		}
	}
	return "", &UnsupportedTypeError{v.Type()}
}

// parents are the elements around fields that were begun and not ended.
type parents struct {
	enc  *Encoder
	open []string
}

// leave ends those that are not around the next field.
func (p *parents) leave(next []string) error {
	shared := 0
	for shared < min(len(next), len(p.open)) && next[shared] == p.open[shared] {
		shared++
	}
	for len(p.open) > shared {
		last := len(p.open) - 1
		if err := p.enc.endTag(Name{Local: p.open[last]}); err != nil {
			return err
		}
		p.open = p.open[:last]
	}
	return nil
}

// enter begins those of the next field that are missing.
func (p *parents) enter(next []string) error {
	for _, name := range next[len(p.open):] {
		if err := p.enc.startTag(&StartElement{Name: Name{Local: name}}); err != nil {
			return err
		}
		p.open = append(p.open, name)
	}
	return nil
}

// fields writes what is in a struct's element.
func (enc *Encoder) fields(is *structure, v reflect.Value) error {
	around := parents{enc: enc}
	for i := range is.fields {
		f := &is.fields[i]
		value := f.in(v, false)
		if f.role&isAttr != 0 || !value.IsValid() {
			continue
		}
		var err error
		if f.role != isInnerXML {
			if err := around.leave(f.parents); err != nil {
				return err
			}
		}
		switch f.role {
		case isCharData, isCDATA:
			err = enc.charData(value, f.role == isCDATA)
		case isComment:
			err = enc.comment(value, v.Type())
		case isInnerXML:
			err = enc.innerXML(value, f)
		default:
			if !(value.Kind() == reflect.Pointer || value.Kind() == reflect.Interface) || !value.IsNil() {
				err = around.enter(f.parents)
			}
			if err == nil {
				err = enc.value(value, f, nil)
			}
		}
		if err != nil {
			return err
		}
	}
	around.leave(nil)
	return enc.failed()
}

func (enc *Encoder) charData(v reflect.Value, cdata bool) error {
	write := func(w io.Writer, text []byte) error { return EscapeText(w, text) }
	if cdata {
		write = writeCDATA
	}
	if custom, _, ok := implementing[encoding.TextMarshaler](v); ok {
		text, err := custom.MarshalText()
		if err != nil {
			return err
		}
		return write(markup{enc}, text)
	}
	v = held(v)
	switch v.Kind() {
	case reflect.Array:
		return nil
	case reflect.Slice:
		if _, ok := v.Interface().([]byte); !ok {
			return nil
		}
	}
	text, err := textOf(v)
	if err != nil {
		return nil
	}
	return write(markup{enc}, []byte(text))
}

func (enc *Encoder) comment(v reflect.Value, t reflect.Type) error {
	v = held(v)
	if v.Kind() != reflect.String && (v.Kind() != reflect.Slice || !isBytes(v.Type())) {
		return fmt.Errorf("xml: bad type for comment field of %s", t)
	}
	text, _ := textOf(v)
	if text == "" {
		return nil
	}
	enc.line(0)
	enc.print("<!--")
	if strings.Contains(text, "--") {
		return errors.New(`xml: comments must not contain "--"`)
	}
	enc.print(text)
	if strings.HasSuffix(text, "-") {
		// A third hyphen would not be part of the end.
		enc.print(" ")
	}
	enc.print("-->")
	return nil
}

// innerXML writes text as it is; what is no text is written as if it were a field like others.
func (enc *Encoder) innerXML(v reflect.Value, f *field) error {
	switch raw := held(v).Interface().(type) {
	case []byte:
		enc.print(string(raw))
	case string:
		enc.print(raw)
	default:
		return enc.value(v, f, nil)
	}
	return nil
}
