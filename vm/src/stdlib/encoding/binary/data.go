package binary

import (
	"errors"
	"io"
	"math"
	"reflect"
)

var errTooSmall = errors.New("buffer too small")

// size returns how many bytes a value takes, -1 if that is not fixed by its type and length. Only the outermost may be a slice.
func size(v reflect.Value) int {
	if v.Kind() == reflect.Slice {
		if n := typeSize(v.Type().Elem()); n >= 0 {
			return n * v.Len()
		}
		return -1
	}
	if !v.IsValid() {
		return -1
	}
	return typeSize(v.Type())
}

func typeSize(t reflect.Type) int {
	switch t.Kind() {
	case reflect.Array:
		if n := typeSize(t.Elem()); n >= 0 {
			return n * t.Len()
		}
	case reflect.Struct:
		sum := 0
		for i := range t.NumField() {
			n := typeSize(t.Field(i).Type)
			if n < 0 {
				return -1
			}
			sum += n
		}
		return sum
	case reflect.Bool, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Float32, reflect.Float64:
		return int(t.Size())
	}
	return -1
}

// Size returns how many bytes Write makes of v, -1 if it fails.
func Size(v any) int { return size(reflect.Indirect(reflect.ValueOf(v))) }

// Write writes the bytes of data, which is of fixed size, a slice of such, or a pointer to it.
func Write(w io.Writer, order ByteOrder, data any) error {
	b, err := appendData(nil, order, data, "binary.Write")
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

// Append appends the bytes of data.
func Append(buf []byte, order ByteOrder, data any) ([]byte, error) {
	return appendData(buf, order, data, "binary.Append")
}

// Encode writes the bytes of data to buf, and returns their number.
func Encode(buf []byte, order ByteOrder, data any) (int, error) {
	b, err := appendData(nil, order, data, "binary.Encode")
	if err != nil {
		return 0, err
	}
	if len(buf) < len(b) {
		return 0, errTooSmall
	}
	return copy(buf, b), nil
}

func appendData(b []byte, order ByteOrder, data any, method string) ([]byte, error) {
	v := reflect.Indirect(reflect.ValueOf(data))
	n := size(v)
	if n < 0 {
		return nil, errors.New(method + ": some values are not fixed-sized in type " + reflect.TypeOf(data).String())
	}
	c := coder{order, make([]byte, n)}
	c.put(v)
	return append(b, c.buf[:n]...), nil
}

// Read reads data, which is a pointer to what is of fixed size, or a slice of such.
func Read(r io.Reader, order ByteOrder, data any) error {
	v, n := target(data)
	// A number that is no variable is noticed after the reading only, as in Go.
	plain := reflect.ValueOf(data)
	if n < 0 && plain.IsValid() && plain.Kind() <= reflect.Float64 {
		n = size(plain)
	}
	b := make([]byte, max(n, 0))
	if _, err := io.ReadFull(r, b); err != nil {
		return err
	}
	if n < 0 || plain.Kind() <= reflect.Float64 {
		return errors.New("binary.Read: invalid type " + reflect.TypeOf(data).String())
	}
	c := coder{order, b}
	c.get(v)
	return nil
}

// Decode reads data from buf, and returns how many bytes it took.
func Decode(buf []byte, order ByteOrder, data any) (int, error) {
	v, n := target(data)
	if n < 0 {
		return 0, errors.New("binary.Decode: invalid type " + reflect.TypeOf(data).String())
	}
	if len(buf) < n {
		return 0, errTooSmall
	}
	c := coder{order, buf}
	c.get(v)
	return n, nil
}

// target returns what is to be read, and its size.
func target(data any) (reflect.Value, int) {
	v := reflect.ValueOf(data)
	switch v.Kind() {
	case reflect.Pointer:
		v = v.Elem()
		return v, size(v)
	case reflect.Slice:
		return v, size(v)
	}
	return v, -1
}

// A coder writes or reads values one behind the other.
type coder struct {
	order ByteOrder
	buf   []byte
}

func (c *coder) word(size int) uint64 {
	b := c.buf[:size]
	c.buf = c.buf[size:]
	switch size {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(c.order.Uint16(b))
	case 4:
		return uint64(c.order.Uint32(b))
	}
	return c.order.Uint64(b)
}

func (c *coder) putWord(b []byte, size int, w uint64) {
	switch size {
	case 1:
		b[0] = byte(w)
	case 2:
		c.order.PutUint16(b, uint16(w))
	case 4:
		c.order.PutUint32(b, uint32(w))
	default:
		c.order.PutUint64(b, w)
	}
}

// put writes v from the buffer's beginning on.
func (c *coder) put(v reflect.Value) { c.putAt(0, v) }

func (c *coder) putAt(at int, v reflect.Value) int {
	n := int(v.Type().Size())
	var w uint64
	switch {
	case v.Kind() == reflect.Array || v.Kind() == reflect.Slice:
		for i := range v.Len() {
			at = c.putAt(at, v.Index(i))
		}
		return at
	case v.Kind() == reflect.Struct:
		t := v.Type()
		for i := range v.NumField() {
			if t.Field(i).Name == "_" {
				at += typeSize(t.Field(i).Type)
			} else {
				at = c.putAt(at, v.Field(i))
			}
		}
		return at
	case v.Kind() == reflect.Bool:
		if v.Bool() {
			w = 1
		}
	case v.Kind() == reflect.Float32:
		w = uint64(math.Float32bits(float32(v.Float())))
	case v.Kind() == reflect.Float64:
		w = math.Float64bits(v.Float())
	case v.CanInt():
		w = uint64(v.Int())
	default:
		w = v.Uint()
	}
	c.putWord(c.buf[at:], n, w)
	return at + n
}

// get reads v.
func (c *coder) get(v reflect.Value) {
	n := int(v.Type().Size())
	switch {
	case v.Kind() == reflect.Array || v.Kind() == reflect.Slice:
		for i := range v.Len() {
			c.get(v.Index(i))
		}
	case v.Kind() == reflect.Struct:
		t := v.Type()
		for i := range v.NumField() {
			if t.Field(i).Name == "_" {
				c.buf = c.buf[typeSize(t.Field(i).Type):]
			} else {
				c.get(v.Field(i))
			}
		}
	case v.Kind() == reflect.Bool:
		v.SetBool(c.word(n) != 0)
	case v.Kind() == reflect.Float32:
		v.SetFloat(float64(math.Float32frombits(uint32(c.word(n)))))
	case v.Kind() == reflect.Float64:
		v.SetFloat(math.Float64frombits(c.word(n)))
	case v.CanInt():
		v.SetInt(signed(c.word(n), n))
	default:
		v.SetUint(c.word(n))
	}
}

// signed extends the sign of a word of n bytes.
func signed(w uint64, n int) int64 { return int64(w<<(64-8*n)) >> (64 - 8*n) }
