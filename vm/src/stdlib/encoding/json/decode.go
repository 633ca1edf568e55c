package json

import (
	"encoding"
	"encoding/base64"
	"errors"
	"reflect"
	"strconv"
	"sync"
)

// Unmarshaler reads itself from JSON; it copies what it keeps.
type Unmarshaler interface {
	UnmarshalJSON([]byte) error
}

// Unmarshal stores the value in what v points to. Where parts do not fit, the others are stored, and the first error returned.
func Unmarshal(data []byte, v any) error {
	if err := check(data); err != nil {
		return err
	}
	d := decoders.Get().(*decoder)
	*d = decoder{data: data, path: d.path[:0]}
	err := d.decode(v)
	*d = decoder{path: d.path[:0]}
	decoders.Put(d)
	return err
}

// A step is the name or index of a part.
type step struct {
	name  []byte // in quotes, in the text; nil for an index
	index int
}

func (s step) String() string {
	if s.name == nil {
		return strconv.Itoa(s.index)
	}
	return unquote(s.name)
}

// decoders are used again for the room of their paths.
var decoders = sync.Pool{New: func() any { return new(decoder) }}

// A decoder reads a value that was checked.
type decoder struct {
	data      []byte
	pos       int
	nameEnd   int    // where the last member's name ends
	path      []step // the parts on the way
	root      reflect.Type
	err       error // the first error that does not end decoding
	useNumber bool
	strict    bool // unknown members are errors
}

func (d *decoder) decode(v any) error {
	target := reflect.ValueOf(v)
	if target.Kind() != reflect.Pointer || target.IsNil() {
		return &InvalidUnmarshalError{reflect.TypeOf(v)}
	}
	d.root = target.Type().Elem()
	if err := d.value(target.Elem()); err != nil {
		return err
	}
	return d.err
}

func (d *decoder) space() {
	for d.pos < len(d.data) && isSpace(d.data[d.pos]) {
		d.pos++
	}
}

// skip goes over a value and returns its text.
func (d *decoder) skip() []byte {
	d.space()
	s := scanner{data: d.data, pos: d.pos}
	s.value(0)
	text := d.data[d.pos:s.pos]
	d.pos = s.pos
	return text
}

func kindName(c byte) string {
	switch c {
	case '{':
		return "object"
	case '[':
		return "array"
	case '"':
		return "string"
	case 't', 'f':
		return "bool"
	case 'n':
		return "null"
	}
	return "number"
}

// mismatch notes that the value just read does not fit a type.
func (d *decoder) mismatch(value string, t reflect.Type, err error) {
	d.mismatchAt(d.pos, value, t, err)
}

func (d *decoder) mismatchAt(pos int, value string, t reflect.Type, err error) {
	if d.err != nil {
		return
	}
	e := &UnmarshalTypeError{Value: value, Type: t, Offset: int64(pos), Err: err}
	if len(d.path) > 0 {
		e.Struct = d.root.Name()
		for i, s := range d.path {
			if i > 0 {
				e.Field += "."
			}
			e.Field += s.String()
		}
	}
	d.err = e
}

// notNumber notes that a value is no Number. As in Go, such an error does not tell where.
func (d *decoder) notNumber(value string, err error) {
	if d.err == nil {
		d.err = &UnmarshalTypeError{Value: value, Type: numberType, Err: err}
	}
}

// reject skips a value of the wrong kind. Where that has parts, the error is found at its begin.
func (d *decoder) reject(t reflect.Type) error {
	pos, c := d.pos, d.data[d.pos]
	d.skip()
	switch {
	case t == numberType:
		d.notNumber(kindName(c), nil)
	case t.Kind() == reflect.Interface:
		d.mismatchAt(pos, kindName(c), t, nil)
	case c == '[' || c == '{':
		d.mismatchAt(pos+1, kindName(c), t, nil)
	default:
		d.mismatch(kindName(c), t, nil)
	}
	return nil
}

// value reads a value into v, a variable. Errors that end decoding are returned.
func (d *decoder) value(v reflect.Value) error {
	d.space()
	c := d.data[d.pos]
	for {
		t := v.Type()
		if info := infoOf(t); info.unmarshal != 0 {
			return d.byMethod(v, t, info.unmarshal)
		}
		if v.Kind() == reflect.Interface && !v.IsNil() {
			if inner := v.Elem(); inner.Kind() == reflect.Pointer && !inner.IsNil() && c != 'n' {
				v = inner.Elem()
				continue
			}
		}
		if v.Kind() != reflect.Pointer {
			break
		}
		if c == 'n' {
			d.skip()
			v.SetZero()
			return nil
		}
		if v.IsNil() {
			v.Set(reflect.New(t.Elem()))
		}
		v = v.Elem()
	}
	switch c {
	case '{':
		return d.object(v)
	case '[':
		return d.array(v)
	case 'n':
		d.skip()
		switch v.Kind() {
		case reflect.Interface, reflect.Map, reflect.Slice:
			v.SetZero()
		}
		return nil
	}
	if v.Kind() == reflect.Interface {
		return d.dynamic(v)
	}
	switch c {
	case '"':
		return d.string(v)
	case 't', 'f':
		if v.Kind() != reflect.Bool {
			return d.reject(v.Type())
		}
		v.SetBool(len(d.skip()) == len("true"))
		return nil
	}
	if !isNumeric(v) {
		return d.reject(v.Type())
	}
	d.number(v, d.skip())
	return nil
}

func isNumeric(v reflect.Value) bool {
	return v.CanInt() || v.CanUint() || v.CanFloat() || v.Type() == numberType
}

// byMethod has v's method read the value.
func (d *decoder) byMethod(v reflect.Value, t reflect.Type, method int) error {
	c := d.data[d.pos]
	if method == hasUnmarshal {
		return v.Addr().Interface().(Unmarshaler).UnmarshalJSON(d.skip())
	}
	switch c {
	case 'n':
		d.skip()
		return nil
	case '"':
		text := unquote(d.skip())
		return v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(text))
	}
	d.skip()
	d.mismatch(kindName(c), t, errors.New("JSON value must be string type"))
	return nil
}

// number stores a number's text in v, and reports whether it fits.
func (d *decoder) number(v reflect.Value, text []byte) bool {
	var err error
	switch {
	case v.CanInt():
		var n int64
		if n, err = strconv.ParseInt(string(text), 10, v.Type().Bits()); err == nil {
			v.SetInt(n)
		}
	case v.CanUint():
		var n uint64
		if n, err = strconv.ParseUint(string(text), 10, v.Type().Bits()); err == nil {
			v.SetUint(n)
		}
	case v.CanFloat():
		var f float64
		if f, err = strconv.ParseFloat(string(text), v.Type().Bits()); err == nil {
			v.SetFloat(f)
		}
	default:
		v.SetString(string(text))
	}
	if err != nil {
		d.mismatch("number "+string(text), v.Type(), nil)
	}
	return err == nil
}

func (d *decoder) string(v reflect.Value) error {
	t := v.Type()
	switch {
	case t == numberType:
		text := unquote(d.skip())
		if s := (scanner{data: []byte(text)}); text != "" && (!s.number() || s.pos != len(text)) {
			d.notNumber("string "+strconv.Quote(text), strconv.ErrSyntax)
			return nil
		}
		v.SetString(text)
	case v.Kind() == reflect.String:
		v.SetString(unquote(d.skip()))
	case v.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8:
		b, err := base64.StdEncoding.DecodeString(unquote(d.skip()))
		if err != nil {
			d.mismatch("string", t, err)
			return nil
		}
		v.SetBytes(b)
	default:
		return d.reject(t)
	}
	return nil
}

// quoted reads a value that stands in a string.
func (d *decoder) quoted(v reflect.Value) error {
	d.space()
	for v.Kind() == reflect.Pointer {
		if d.data[d.pos] == 'n' {
			d.skip()
			v.SetZero()
			return nil
		}
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		v = v.Elem()
	}
	switch d.data[d.pos] {
	case 'n':
		d.skip()
		return nil
	case '"':
	default:
		return d.reject(v.Type())
	}
	text := unquote(d.skip())
	switch {
	case text == "null":
	case v.Kind() == reflect.Bool:
		if text != "true" && text != "false" {
			d.mismatch("string "+strconv.Quote(text), v.Type(), strconv.ErrSyntax)
			return nil
		}
		v.SetBool(text == "true")
	case v.Kind() == reflect.String && v.Type() != numberType:
		s := scanner{data: []byte(text)}
		if s.next() != '"' {
			s.wrong("looking for beginning of object key string")
		} else if s.string() && s.pos < len(text) {
			s.wrong("after top-level value")
		}
		if s.msg != "" {
			d.mismatch("string", v.Type(), s.err())
			return nil
		}
		v.SetString(unquote([]byte(text)))
	default:
		d.number(v, []byte(text))
	}
	return nil
}

// dynamic reads a value into an interface.
func (d *decoder) dynamic(v reflect.Value) error {
	if v.Type().NumMethod() > 0 {
		return d.reject(v.Type())
	}
	if x := d.any(); x != nil {
		v.Set(reflect.ValueOf(x))
	} else {
		v.SetZero()
	}
	return nil
}

// any returns a value as what interfaces hold for it.
func (d *decoder) any() any {
	d.space()
	switch d.data[d.pos] {
	case '{':
		m := map[string]any{}
		d.members(func(name []byte) error {
			m[unquote(name)] = d.any()
			return nil
		})
		return m
	case '[':
		list := []any{}
		d.elements(func(int) error {
			list = append(list, d.any())
			return nil
		})
		return list
	case '"':
		return unquote(d.skip())
	case 't':
		d.pos += len("true")
		return true
	case 'f':
		d.pos += len("false")
		return false
	case 'n':
		d.pos += len("null")
		return nil
	}
	text := string(d.skip())
	if d.useNumber {
		return Number(text)
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		d.mismatch("number "+text, reflect.TypeFor[float64](), nil)
	}
	return f
}

// elements calls f before each element of an array, which f reads.
func (d *decoder) elements(f func(i int) error) error {
	d.pos++
	for i := 0; ; i++ {
		if d.space(); d.data[d.pos] == ']' {
			d.pos++
			return nil
		}
		d.path = append(d.path, step{nil, i})
		err := f(i)
		d.path = d.path[:len(d.path)-1]
		if err != nil {
			return err
		}
		if d.space(); d.data[d.pos] == ',' {
			d.pos++
		}
	}
}

// members calls f with the name, in quotes, before each value of an object, which f reads.
func (d *decoder) members(f func(name []byte) error) error {
	d.pos++
	for {
		if d.space(); d.data[d.pos] == '}' {
			d.pos++
			return nil
		}
		name := d.skip()
		d.nameEnd = d.pos
		d.space()
		d.pos++
		d.path = append(d.path, step{name, 0})
		err := f(name)
		d.path = d.path[:len(d.path)-1]
		if err != nil {
			return err
		}
		if d.space(); d.data[d.pos] == ',' {
			d.pos++
		}
	}
}

func (d *decoder) array(v reflect.Value) error {
	switch v.Kind() {
	case reflect.Interface:
		return d.dynamic(v)
	case reflect.Array:
		n := 0
		err := d.elements(func(i int) error {
			if i >= v.Len() {
				d.skip()
				return nil
			}
			n = i + 1
			return d.value(v.Index(i))
		})
		for ; n < v.Len(); n++ {
			v.Index(n).SetZero()
		}
		return err
	case reflect.Slice:
		n := 0
		err := d.elements(func(i int) error {
			if i >= v.Cap() {
				v.Grow(1)
			}
			if i >= v.Len() {
				v.SetLen(i + 1)
			}
			n = i + 1
			return d.value(v.Index(i))
		})
		if n == 0 {
			v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		} else {
			v.SetLen(n)
		}
		return err
	}
	return d.reject(v.Type())
}

func (d *decoder) object(v reflect.Value) error {
	switch v.Kind() {
	case reflect.Interface:
		return d.dynamic(v)
	case reflect.Map:
		return d.mapping(v)
	case reflect.Struct:
	default:
		return d.reject(v.Type())
	}
	info := infoOf(v.Type())
	return d.members(func(name []byte) error {
		f := info.find(unquoted(name))
		if f == nil {
			if d.strict && d.err == nil {
				d.err = &unknownField{unquote(name)}
			}
			d.skip()
			return nil
		}
		target := v
		for i, x := range f.index {
			if i > 0 && target.Kind() == reflect.Pointer {
				if target.IsNil() {
					if !target.CanSet() {
						if d.err == nil {
							d.err = &embeddedPointer{target.Type().Elem()}
						}
						d.skip()
						return nil
					}
					target.Set(reflect.New(target.Type().Elem()))
				}
				target = target.Elem()
			}
			target = target.Field(x)
		}
		if f.quoted {
			return d.quoted(target)
		}
		return d.value(target)
	})
}
