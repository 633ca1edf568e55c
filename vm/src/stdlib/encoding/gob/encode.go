package gob

import (
	"encoding"
	"math"
	"math/bits"
	"reflect"
)

// A program is how values of a type are encoded: a step for each field of a struct, or one.
type program struct {
	steps    []step
	isStruct bool
}

type step struct {
	*operation
	index int // of the field
	depth int // how many pointers lead from it to what is encoded
}

// An operation encodes values of a type.
type operation struct {
	omitted func(v reflect.Value) bool // a field with such a value is left out; nil: none is
	put     func(enc *Encoder, b *buffer, v reflect.Value)
}

// programOf returns how a type is encoded.
func programOf(h *handed) *program {
	info, err := known.infoOf(h)
	if err != nil {
		fail(err)
	}
	if info.program != nil {
		return info.program
	}
	p := &program{isStruct: h.encodes == noMethod && h.base.Kind() == reflect.Struct}
	info.program = p
	complete := false
	defer func() {
		if !complete {
			info.program = nil
		}
	}()
	seen := make(map[reflect.Type]*operation)
	if p.isStruct {
		for i := range h.base.NumField() {
			if f := h.base.Field(i); isSent(&f) {
				op, depth := operationOf(f.Type, seen)
				p.steps = append(p.steps, step{op, i, depth})
			}
		}
		if h.base.NumField() > 0 && len(p.steps) == 0 {
			failf("type %s has no exported fields", h.base)
		}
	} else {
		t := h.base
		if h.encodes != noMethod {
			t = h.user
		}
		op, depth := operationOf(t, seen)
		p.steps = []step{{op, 0, depth}}
	}
	complete = true
	return p
}

// putStruct appends the fields, each behind how much its number is above that of the last, and a zero.
func (p *program) putStruct(enc *Encoder, b *buffer, v reflect.Value) {
	last := -1
	for i, s := range p.steps {
		f := v.Field(s.index)
		if s.depth > 0 {
			if f = indirect(f, s.depth); !isThere(f) {
				continue
			}
		}
		if s.omitted == nil || !s.omitted(f) {
			b.putUint(uint64(i - last))
			last = i
			s.put(enc, b, f)
		}
	}
	b.putUint(0)
}

// putSingle appends a value that is no struct, behind a zero.
func (p *program) putSingle(enc *Encoder, b *buffer, v reflect.Value) {
	s := p.steps[0]
	if v = indirect(v, s.depth); !isThere(v) {
		return
	}
	b.putUint(0)
	s.put(enc, b, v)
}

func indirect(v reflect.Value, depth int) reflect.Value {
	for ; depth > 0 && !v.IsNil(); depth-- {
		v = v.Elem()
	}
	return v
}

// isThere tells whether there is a value, and no nil pointer to one.
func isThere(v reflect.Value) bool {
	return v.IsValid() && (v.Kind() != reflect.Pointer || !v.IsNil())
}

// operationOf returns how values of a type are encoded, and how many pointers lead to them. Types that are being looked at are seen.
func operationOf(t reflect.Type, seen map[reflect.Type]*operation) (*operation, int) {
	h := mustLookAt(t)
	if h.encodes != noMethod {
		return methodOperation(h), h.encodeDepth
	}
	if op := seen[t]; op != nil {
		return op, h.depth
	}
	if op := basicOperation(h.base.Kind()); op != nil {
		return op, h.depth
	}
	op := new(operation)
	seen[t] = op
	switch base := h.base; base.Kind() {
	case reflect.Slice:
		if base.Elem().Kind() == reflect.Uint8 {
			*op = operation{isEmpty, func(enc *Encoder, b *buffer, v reflect.Value) { b.putBytes(v.Bytes()) }}
			break
		}
		elem, depth := operationOf(base.Elem(), seen)
		*op = operation{isEmpty, elem.putAll(depth)}
	case reflect.Array:
		elem, depth := operationOf(base.Elem(), seen)
		op.put = elem.putAll(depth)
	case reflect.Map:
		key, keyDepth := operationOf(base.Key(), seen)
		elem, elemDepth := operationOf(base.Elem(), seen)
		*op = operation{reflect.Value.IsNil, func(enc *Encoder, b *buffer, v reflect.Value) {
			b.putUint(uint64(v.Len()))
			for entries := v.MapRange(); entries.Next(); {
				key.putEntry(enc, b, entries.Key(), keyDepth)
				elem.putEntry(enc, b, entries.Value(), elemDepth)
			}
		}}
	case reflect.Struct:
		p := programOf(mustLookAt(base))
		op.put = func(enc *Encoder, b *buffer, v reflect.Value) { p.putStruct(enc, b, v) }
	case reflect.Interface:
		*op = operation{reflect.Value.IsNil, putInterface}
	default:
		failf("can't happen: encode type %s", t)
	}
	return op, h.depth
}

func isEmpty(v reflect.Value) bool { return v.Len() == 0 }

// putAll returns what appends all elements behind their number.
func (op *operation) putAll(depth int) func(enc *Encoder, b *buffer, v reflect.Value) {
	return func(enc *Encoder, b *buffer, v reflect.Value) {
		b.putUint(uint64(v.Len()))
		for i := range v.Len() {
			elem := v.Index(i)
			if depth > 0 {
				if elem = indirect(elem, depth); !isThere(elem) {
					failf("encodeArray: nil element")
				}
			}
			op.put(enc, b, elem)
		}
	}
}

func (op *operation) putEntry(enc *Encoder, b *buffer, v reflect.Value, depth int) {
	for ; depth > 0 && v.IsValid(); depth-- {
		v = reflect.Indirect(v)
	}
	if !v.IsValid() {
		failf("encodeReflectValue: nil element")
	}
	op.put(enc, b, v)
}

// basicOperation returns how basic types are encoded, nil for others.
func basicOperation(kind reflect.Kind) *operation {
	switch kind {
	case reflect.Bool:
		return &boolOperation
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return &intOperation
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return &uintOperation
	case reflect.Float32, reflect.Float64:
		return &floatOperation
	case reflect.Complex64, reflect.Complex128:
		return &complexOperation
	case reflect.String:
		return &stringOperation
	}
	return nil
}

var (
	boolOperation = operation{
		func(v reflect.Value) bool { return !v.Bool() },
		func(enc *Encoder, b *buffer, v reflect.Value) {
			if v.Bool() {
				b.putUint(1)
			} else {
				b.putUint(0)
			}
		},
	}
	intOperation = operation{
		func(v reflect.Value) bool { return v.Int() == 0 },
		func(enc *Encoder, b *buffer, v reflect.Value) { b.putInt(v.Int()) },
	}
	uintOperation = operation{
		func(v reflect.Value) bool { return v.Uint() == 0 },
		func(enc *Encoder, b *buffer, v reflect.Value) { b.putUint(v.Uint()) },
	}
	floatOperation = operation{
		func(v reflect.Value) bool { return v.Float() == 0 },
		func(enc *Encoder, b *buffer, v reflect.Value) { b.putUint(floatBits(v.Float())) },
	}
	complexOperation = operation{
		func(v reflect.Value) bool { return v.Complex() == 0 },
		func(enc *Encoder, b *buffer, v reflect.Value) {
			b.putUint(floatBits(real(v.Complex())))
			b.putUint(floatBits(imag(v.Complex())))
		},
	}
	stringOperation = operation{
		isEmpty,
		func(enc *Encoder, b *buffer, v reflect.Value) { b.putBytes([]byte(v.String())) },
	}
)

// floatBits turns a float's bytes round: the last of them, which are often zero, then take no room.
func floatBits(f float64) uint64 { return bits.ReverseBytes64(math.Float64bits(f)) }

// methodOperation is for types that encode themselves.
func methodOperation(h *handed) *operation {
	receiver := func(v reflect.Value) reflect.Value {
		if h.encodeDepth != -1 {
			return v
		}
		if !v.CanAddr() {
			failf("unaddressable value of type %s", reflect.PointerTo(h.user))
		}
		return v.Addr()
	}
	return &operation{
		func(v reflect.Value) bool { return receiver(v).IsZero() },
		func(enc *Encoder, b *buffer, v reflect.Value) {
			v = receiver(v)
			var data []byte
			var err error
			if h.encodes == gobMethod {
				custom, _ := reflect.TypeAssert[GobEncoder](v)
				data, err = custom.GobEncode()
			} else {
				custom, _ := reflect.TypeAssert[encoding.BinaryMarshaler](v)
				data, err = custom.MarshalBinary()
			}
			if err != nil {
				fail(err)
			}
			b.putBytes(data)
		},
	}
}

// putInterface appends the name of the type in an interface, its number, and the value as a message of its own.
func putInterface(enc *Encoder, b *buffer, v reflect.Value) {
	held := v.Elem()
	if held.Kind() == reflect.Pointer && held.IsNil() {
		failf("gob: cannot encode nil pointer of type %s inside interface", held.Type())
	}
	if v.IsNil() {
		b.putUint(0)
		return
	}
	h := mustLookAt(held.Type())
	name, ok := registered.names.Load(h.base)
	if !ok {
		failf("type not registered for interface: %s", h.base)
	}
	b.putBytes([]byte(name.(string)))
	enc.typed(b, h)
	enc.w = append(enc.w, b)
	inner := newBuffer()
	enc.value(inner, held, h)
	if enc.err != nil {
		fail(enc.err)
	}
	enc.w = enc.w[:len(enc.w)-1]
	enc.flush(b, inner)
	if enc.err != nil {
		fail(enc.err)
	}
}
