package gob

import (
	"errors"
	"io"
	"math/bits"
	"reflect"
	"sync"
)

// An Encoder writes values to a stream, each with the descriptions of types that the stream does not have yet.
type Encoder struct {
	mutex sync.Mutex
	w     []io.Writer // the stream, and messages that others are part of
	sent  map[reflect.Type]typeId
	err   error
}

// lengthRoom is how many bytes a message's length takes at most. Buffers begin with as many, so that it can be put ahead of the rest.
const lengthRoom = 9

// A buffer is a message in the making.
type buffer struct {
	data []byte
}

func newBuffer() *buffer { return &buffer{make([]byte, lengthRoom, 64)} }

func (b *buffer) Write(p []byte) (int, error) {
	b.data = append(b.data, p...)
	return len(p), nil
}

// putUint appends small numbers as a byte, others as the negated count of their bytes and these.
func (b *buffer) putUint(x uint64) {
	if x <= 0x7F {
		b.data = append(b.data, byte(x))
		return
	}
	n := (bits.Len64(x) + 7) / 8
	b.data = append(b.data, byte(-n))
	for n--; n >= 0; n-- {
		b.data = append(b.data, byte(x>>(8*n)))
	}
}

// putInt appends a number with its sign as the lowest bit.
func (b *buffer) putInt(x int64) { b.putUint(uint64(x)<<1 ^ uint64(x>>63)) }

// putBytes appends bytes behind their count.
func (b *buffer) putBytes(p []byte) {
	b.putUint(uint64(len(p)))
	b.data = append(b.data, p...)
}

// NewEncoder returns an encoder to w.
func NewEncoder(w io.Writer) *Encoder {
	return &Encoder{w: []io.Writer{w}, sent: make(map[reflect.Type]typeId)}
}

// Encode writes a value.
func (enc *Encoder) Encode(e any) error { return enc.EncodeValue(reflect.ValueOf(e)) }

// EncodeValue writes a value.
func (enc *Encoder) EncodeValue(value reflect.Value) error {
	if !value.IsValid() {
		return errors.New("gob: cannot encode nil value")
	}
	if value.Kind() == reflect.Pointer && value.IsNil() {
		panic("gob: cannot encode nil pointer of type " + value.Type().String())
	}
	enc.mutex.Lock()
	defer enc.mutex.Unlock()
	enc.w = enc.w[:1]
	h, err := lookAt(value.Type())
	if err != nil {
		return err
	}
	enc.err = nil
	b := newBuffer()
	enc.typed(b, h)
	if enc.err != nil {
		return enc.err
	}
	enc.value(b, value, h)
	if enc.err == nil {
		enc.flush(enc.w[0], b)
	}
	return enc.err
}

// flush writes a message and empties its buffer.
func (enc *Encoder) flush(w io.Writer, b *buffer) {
	n := len(b.data) - lengthRoom
	if n >= tooBig {
		enc.failed(errors.New("gob: encoder: message too big"))
		return
	}
	var length buffer
	length.putUint(uint64(n))
	start := lengthRoom - len(length.data)
	copy(b.data[start:], length.data)
	_, err := w.Write(b.data[start:])
	b.data = append(b.data[:0], make([]byte, lengthRoom)...)
	if err != nil {
		enc.failed(err)
	}
}

// failed keeps the first error.
func (enc *Encoder) failed(err error) {
	if enc.err == nil {
		enc.err = err
	}
}

// typed writes descriptions of a type as far as they are missing, and appends its number. The descriptions take with them what was in the buffer.
func (enc *Encoder) typed(b *buffer, h *handed) {
	t := h.base
	if h.encodes != noMethod {
		t = h.user
	}
	if _, sent := enc.sent[t]; !sent && !enc.describe(b, t) && enc.err == nil {
		info, err := known.infoOf(h)
		if err != nil {
			enc.failed(err)
		} else {
			enc.sent[t] = info.id
		}
	}
	b.putInt(int64(enc.sent[h.base]))
}

// describe writes a type's description and those of the types that it is made of. It tells whether there was any to be written.
func (enc *Encoder) describe(b *buffer, t reflect.Type) bool {
	h := mustLookAt(t)
	if h.encodes == noMethod {
		switch h.base.Kind() {
		case reflect.Slice:
			if h.base.Elem().Kind() == reflect.Uint8 {
				return false
			}
		case reflect.Array, reflect.Map, reflect.Struct:
		default:
			return false
		}
	}
	if _, sent := enc.sent[h.base]; sent {
		return false
	}
	info, err := known.infoOf(h)
	if err != nil {
		enc.failed(err)
		return false
	}
	b.putInt(-int64(info.id))
	enc.value(b, reflect.ValueOf(info.wire), mustLookAt(reflect.TypeFor[wireType]()))
	enc.flush(enc.w[len(enc.w)-1], b)
	if enc.err != nil {
		return false
	}
	enc.sent[h.base], enc.sent[h.user] = info.id, info.id
	switch base := h.base; base.Kind() {
	case reflect.Struct:
		for i := range base.NumField() {
			if f := base.Field(i); isExported(f.Name) {
				enc.describe(b, f.Type)
			}
		}
	case reflect.Array, reflect.Slice:
		enc.describe(b, base.Elem())
	case reflect.Map:
		enc.describe(b, base.Key())
		enc.describe(b, base.Elem())
	}
	return true
}

// value appends a value.
func (enc *Encoder) value(b *buffer, v reflect.Value, h *handed) {
	defer catch(&enc.err)
	p := programOf(h)
	depth := h.depth
	if h.encodes != noMethod {
		depth = h.encodeDepth
	}
	for range depth {
		v = reflect.Indirect(v)
	}
	if h.encodes == noMethod && v.Kind() == reflect.Struct {
		p.putStruct(enc, b, v)
	} else {
		p.putSingle(enc, b, v)
	}
}
