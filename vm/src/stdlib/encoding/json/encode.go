package json

import (
	"encoding"
	"encoding/base64"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// Marshaler turns itself into JSON.
type Marshaler interface {
	MarshalJSON() ([]byte, error)
}

// An UnsupportedTypeError tells of a type that has no JSON.
type UnsupportedTypeError struct {
	Type reflect.Type
}

func (e *UnsupportedTypeError) Error() string { return "json: unsupported type: " + e.Type.String() }

// An UnsupportedValueError tells of a value that has no JSON.
type UnsupportedValueError struct {
	Value reflect.Value
	Str   string
}

func (e *UnsupportedValueError) Error() string { return "json: unsupported value: " + e.Str }

// A MarshalerError tells that a method failed.
type MarshalerError struct {
	Type       reflect.Type
	Err        error
	sourceFunc string
}

func (e *MarshalerError) Error() string {
	source := e.sourceFunc
	if source == "" {
		source = "MarshalJSON"
	}
	return "json: error calling " + source + " for type " + e.Type.String() + ": " + e.Err.Error()
}

func (e *MarshalerError) Unwrap() error { return e.Err }

// RawMessage is a value of JSON that is taken over as it is.
type RawMessage []byte

func (m RawMessage) String() string {
	if m == nil {
		return "null"
	}
	return string(m)
}

func (m RawMessage) MarshalJSON() ([]byte, error) {
	if m == nil {
		return []byte("null"), nil
	}
	return m, nil
}

func (m *RawMessage) UnmarshalJSON(data []byte) error {
	*m = append((*m)[:0], data...)
	return nil
}

// Number is a number as it stood in the text.
type Number string

func (n Number) String() string { return string(n) }

func (n Number) Float64() (float64, error) { return strconv.ParseFloat(string(n), 64) }

func (n Number) Int64() (int64, error) { return strconv.ParseInt(string(n), 10, 64) }

// Marshal returns v as JSON.
func Marshal(v any) ([]byte, error) {
	e, err := encode(v, true)
	if err != nil {
		return nil, err
	}
	defer e.free()
	return append([]byte(nil), e.b...), nil
}

// An encoder appends values. Encoders are used again, buffers included.
type encoder struct {
	b          []byte
	escapeHTML bool
	depth      int
	seen       map[uintptr]bool // pointers on the way, once that is long
}

var encoders = sync.Pool{New: func() any { return new(encoder) }}

func newEncoder(escapeHTML bool) *encoder {
	e := encoders.Get().(*encoder)
	*e = encoder{b: e.b[:0], escapeHTML: escapeHTML}
	return e
}

// free keeps the encoder unless its buffer became large.
func (e *encoder) free() {
	if cap(e.b) <= 64<<10 {
		encoders.Put(e)
	}
}

// encode returns an encoder that holds v as JSON; its caller frees it.
func encode(v any, escapeHTML bool) (*encoder, error) {
	e := newEncoder(escapeHTML)
	err := e.value(reflect.ValueOf(v), false)
	if wrong, ok := err.(*keyError); ok {
		err = &UnsupportedValueError{reflect.ValueOf(v), wrong.Error()}
	}
	if err != nil {
		e.free()
		return nil, err
	}
	return e, nil
}

// cycleDepth is the depth from which on cycles are looked for.
const cycleDepth = 1000

var (
	marshalerType     = reflect.TypeFor[Marshaler]()
	textMarshalerType = reflect.TypeFor[encoding.TextMarshaler]()
	numberType        = reflect.TypeFor[Number]()
)

func (e *encoder) str(s string) { e.b = append(e.b, s...) }

// value appends v; quoted has numbers and the like stand in a string.
func (e *encoder) value(v reflect.Value, quoted bool) error {
	if !v.IsValid() {
		e.str("null")
		return nil
	}
	t := v.Type()
	info := infoOf(t)
	if info.methods != 0 {
		if done, err := e.byMethod(v, t, info.methods); done {
			return err
		}
	}
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			e.quote(quoted, "true")
		} else {
			e.quote(quoted, "false")
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		e.quotes(quoted)
		e.b = strconv.AppendInt(e.b, v.Int(), 10)
		e.quotes(quoted)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		e.quotes(quoted)
		e.b = strconv.AppendUint(e.b, v.Uint(), 10)
		e.quotes(quoted)
	case reflect.Float32:
		return e.float(v, 32, quoted)
	case reflect.Float64:
		return e.float(v, 64, quoted)
	case reflect.String:
		return e.text(v, t, quoted)
	case reflect.Interface:
		return e.value(v.Elem(), false)
	case reflect.Pointer:
		if v.IsNil() {
			e.str("null")
			return nil
		}
		if err := e.enter(v); err != nil {
			return err
		}
		err := e.value(v.Elem(), quoted)
		e.leave(v)
		return err
	case reflect.Struct:
		return e.object(v, info)
	case reflect.Map:
		if v.IsNil() {
			e.str("null")
			return nil
		}
		if err := e.enter(v); err != nil {
			return err
		}
		err := e.mapping(v)
		e.leave(v)
		return err
	case reflect.Slice:
		if v.IsNil() {
			e.str("null")
			return nil
		}
		if elem := t.Elem(); elem.Kind() == reflect.Uint8 && infoOf(elem).methods == 0 {
			e.b = append(e.b, '"')
			e.b = base64.StdEncoding.AppendEncode(e.b, v.Bytes())
			e.b = append(e.b, '"')
			return nil
		}
		if err := e.enter(v); err != nil {
			return err
		}
		err := e.list(v)
		e.leave(v)
		return err
	case reflect.Array:
		return e.list(v)
	default:
		return &UnsupportedTypeError{t}
	}
	return nil
}

// quotes appends what begins and ends a string, if the value is to stand in one.
func (e *encoder) quotes(quoted bool) {
	if quoted {
		e.b = append(e.b, '"')
	}
}

func (e *encoder) quote(quoted bool, s string) {
	e.quotes(quoted)
	e.str(s)
	e.quotes(quoted)
}

// enter is called before what a pointer, map or slice leads to is appended; it fails if that leads back.
func (e *encoder) enter(v reflect.Value) error {
	e.depth++
	if e.depth > cycleDepth {
		p := v.Pointer()
		if e.seen[p] {
			return &UnsupportedValueError{v, "encountered a cycle via " + v.Type().String()}
		}
		if e.seen == nil {
			e.seen = map[uintptr]bool{}
		}
		e.seen[p] = true
	}
	return nil
}

func (e *encoder) leave(v reflect.Value) {
	if e.depth > cycleDepth {
		delete(e.seen, v.Pointer())
	}
	e.depth--
}

// byMethod appends what a method of v returns, if v has one; a nil pointer's is not called.
func (e *encoder) byMethod(v reflect.Value, t reflect.Type, methods int) (done bool, err error) {
	if (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) && v.IsNil() {
		e.str("null")
		return true, nil
	}
	if t == numberType || v.Kind() == reflect.Interface || !v.CanInterface() {
		return false, nil
	}
	receiver := v
	if methods&hasMarshal == 0 && methods&(pointerMarshal|pointerText) != 0 && v.CanAddr() {
		receiver = v.Addr()
	}
	switch m := receiver.Interface().(type) {
	case Marshaler:
		b, err := m.MarshalJSON()
		if err == nil {
			err = e.compact(b)
		}
		if err != nil {
			return true, &MarshalerError{reflect.PointerTo(baseType(t)), err, "MarshalJSON"}
		}
	case encoding.TextMarshaler:
		b, err := m.MarshalText()
		if err != nil {
			return true, &MarshalerError{reflect.PointerTo(baseType(t)), err, "MarshalText"}
		}
		e.string(string(b))
	default:
		return false, nil
	}
	return true, nil
}

func baseType(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

func (e *encoder) float(v reflect.Value, bits int, quoted bool) error {
	f := v.Float()
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return &UnsupportedValueError{v, strconv.FormatFloat(f, 'g', -1, bits)}
	}
	e.quotes(quoted)
	e.b = appendFloat(e.b, f, bits)
	e.quotes(quoted)
	return nil
}

// appendFloat appends a float as ECMAScript does.
func appendFloat(b []byte, f float64, bits int) []byte {
	abs := math.Abs(f)
	format := byte('f')
	if abs != 0 {
		small, large := abs < 1e-6, abs >= 1e21
		if bits == 32 {
			small, large = float32(abs) < 1e-6, float32(abs) >= 1e21
		}
		if small || large {
			format = 'e'
		}
	}
	b = strconv.AppendFloat(b, f, format, -1, bits)
	if n := len(b); format == 'e' && n >= 4 && b[n-4] == 'e' && (b[n-3] == '-' || b[n-3] == '+') && b[n-2] == '0' {
		b[n-2] = b[n-1]
		b = b[:n-1]
	}
	return b
}

func (e *encoder) text(v reflect.Value, t reflect.Type, quoted bool) error {
	s := v.String()
	if t == numberType {
		if s == "" {
			s = "0"
		}
		if sc := (scanner{data: []byte(s)}); !(s[0] == '-' || '0' <= s[0] && s[0] <= '9') || !sc.number() || sc.pos != len(s) {
			err := &numberError{s}
			return &MarshalerError{reflect.PointerTo(t), err, "MarshalJSONTo"}
		}
		e.quote(quoted, s)
		return nil
	}
	if quoted {
		inner := encoder{escapeHTML: e.escapeHTML}
		inner.string(s)
		s = string(inner.b)
	}
	e.string(s)
	return nil
}

type numberError struct{ text string }

func (e *numberError) Error() string {
	return "cannot parse " + strconv.Quote(e.text) + " as JSON number: invalid syntax"
}

func (e *numberError) Unwrap() error { return strconv.ErrSyntax }

const hexDigits = "0123456789abcdef"

// string appends a string in quotes.
func (e *encoder) string(s string) {
	b := append(e.b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= ' ' && c != '"' && c != '\\' && (!e.escapeHTML || c != '<' && c != '>' && c != '&') {
				i++
				continue
			}
			b = append(b, s[start:i]...)
			switch c {
			case '"', '\\':
				b = append(b, '\\', c)
			case '\b':
				b = append(b, '\\', 'b')
			case '\f':
				b = append(b, '\\', 'f')
			case '\n':
				b = append(b, '\\', 'n')
			case '\r':
				b = append(b, '\\', 'r')
			case '\t':
				b = append(b, '\\', 't')
			default:
				b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
			}
			i++
			start = i
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			b = append(append(b, s[start:i]...), "\uFFFD"...)
			start = i + n
		} else if r == '\u2028' || r == '\u2029' {
			b = append(append(b, s[start:i]...), '\\', 'u', '2', '0', '2', hexDigits[r&15])
			start = i + n
		}
		i += n
	}
	e.b = append(append(b, s[start:]...), '"')
}

func (e *encoder) list(v reflect.Value) error {
	e.b = append(e.b, '[')
	for i := range v.Len() {
		if i > 0 {
			e.b = append(e.b, ',')
		}
		if err := e.value(v.Index(i), false); err != nil {
			return within(strconv.Itoa(i), err)
		}
	}
	e.b = append(e.b, ']')
	return nil
}

func (e *encoder) object(v reflect.Value, info *typeInfo) error {
	e.b = append(e.b, '{')
	first := true
	for i := range info.fields {
		f := &info.fields[i]
		field, ok := fieldOf(v, f.index)
		if !ok || f.omitEmpty && isEmpty(field) || f.omitZero && isZero(field) {
			continue
		}
		if !first {
			e.b = append(e.b, ',')
		}
		first = false
		e.string(f.name)
		e.b = append(e.b, ':')
		if err := e.value(field, f.quoted); err != nil {
			return within(f.name, err)
		}
	}
	e.b = append(e.b, '}')
	return nil
}

// fieldOf returns a field, unless it is that of an embedded pointer that is nil.
func fieldOf(v reflect.Value, index []int) (reflect.Value, bool) {
	for i, x := range index {
		if i > 0 && v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return v, false
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v, true
}

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}

type zeroer interface{ IsZero() bool }

// isZero reports whether v is zero by its type's own method, if it has one. Nil pointers are not asked.
func isZero(v reflect.Value) bool {
	switch t, zeroers := v.Type(), reflect.TypeFor[zeroer](); {
	case t.Implements(zeroers):
		inner := v
		if v.Kind() == reflect.Interface {
			inner = v.Elem()
		}
		isNil := !inner.IsValid() || inner.Kind() == reflect.Pointer && inner.IsNil()
		return isNil || v.Interface().(zeroer).IsZero()
	case reflect.PointerTo(t).Implements(zeroers):
		if !v.CanAddr() {
			variable := reflect.New(t).Elem()
			variable.Set(v)
			v = variable
		}
		return v.Addr().Interface().(zeroer).IsZero()
	}
	return v.IsZero()
}

func (e *encoder) mapping(v reflect.Value) error {
	type entry struct {
		name string
		elem reflect.Value
	}
	entries := make([]entry, 0, v.Len())
	for it := v.MapRange(); it.Next(); {
		name, err := keyName(it.Key())
		if wrong, ok := err.(*keyError); ok {
			wrong.offset = len(e.b) + len("{") + 1
		}
		if err != nil {
			return err
		}
		entries = append(entries, entry{name, it.Value()})
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	e.b = append(e.b, '{')
	for i, entry := range entries {
		if i > 0 {
			e.b = append(e.b, ',')
		}
		e.string(entry.name)
		e.b = append(e.b, ':')
		if err := e.value(entry.elem, false); err != nil {
			return within(entry.name, err)
		}
	}
	e.b = append(e.b, '}')
	return nil
}
