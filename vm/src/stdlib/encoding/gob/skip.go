package gob

import (
	"errors"
	"reflect"
)

// deepestSkipped is how deep the types of values may be nested that are skipped.
const deepestSkipped = 10000

// skipValue reads a value that nobody wants.
func (dec *Decoder) skipValue(id typeId) {
	r, err := dec.skipped(id)
	if dec.err = err; err != nil {
		return
	}
	if wire := dec.types[id]; wire != nil && wire.StructT != nil {
		dec.getStruct(r, reflect.Value{})
	} else {
		dec.getSingle(r, reflect.Value{})
	}
}

// skipped returns how a type of the stream is skipped.
func (dec *Decoder) skipped(id typeId) (*reception, error) {
	if r := dec.skips[id]; r != nil {
		return r, nil
	}
	r := new(reception)
	dec.skips[id] = r
	if wire := dec.types[id]; wire == nil || wire.StructT == nil {
		r.steps = []arrival{{get: dec.skipper(id, make(map[typeId]*getter)), overflow: overflow(dec.nameOf(id))}}
		return r, nil
	}
	// A struct without fields receives none.
	if err := dec.prepare(r, id, mustLookAt(reflect.TypeFor[struct{}]())); err != nil {
		delete(dec.skips, id)
		return nil, err
	}
	return r, nil
}

// skipper returns how values of a type are skipped. Types that are being looked at are seen.
func (dec *Decoder) skipper(id typeId, seen map[typeId]*getter) *getter {
	dec.depth++
	defer func() { dec.depth-- }()
	if dec.depth > deepestSkipped {
		fail(errors.New("invalid nesting depth"))
	}
	if skip := seen[id]; skip != nil {
		return skip
	}
	skip := new(getter)
	switch id {
	case boolId, intId, uintId, floatId:
		*skip = func(dec *Decoder, _ reflect.Value, _ error) { dec.getUint() }
		return skip
	case complexId:
		*skip = func(dec *Decoder, _ reflect.Value, _ error) {
			dec.getUint()
			dec.getUint()
		}
		return skip
	case bytesId, stringId:
		*skip = func(dec *Decoder, _ reflect.Value, _ error) { dec.skipBytes("slice length too large") }
		return skip
	}
	seen[id] = skip
	wire := dec.types[id]
	switch {
	case id == interfaceId:
		*skip = func(dec *Decoder, _ reflect.Value, _ error) { dec.skipInterface() }
	case wire == nil:
		name := "<nil>"
		if d := described(id); d != nil {
			name = d.text(make(map[typeId]bool))
		}
		failf("bad data: undefined type %s", name)
	case wire.ArrayT != nil:
		elem := dec.skipper(wire.ArrayT.Elem, seen)
		*skip = func(dec *Decoder, _ reflect.Value, _ error) {
			n := dec.getUint()
			if n != uint64(wire.ArrayT.Len) {
				failf("length mismatch in ignoreArray")
			}
			dec.skipElems(elem, wire.ArrayT.Len)
		}
	case wire.SliceT != nil:
		elem := dec.skipper(wire.SliceT.Elem, seen)
		*skip = func(dec *Decoder, _ reflect.Value, _ error) { dec.skipElems(elem, int(dec.getUint())) }
	case wire.MapT != nil:
		key, elem := dec.skipper(wire.MapT.Key, seen), dec.skipper(wire.MapT.Elem, seen)
		*skip = func(dec *Decoder, v reflect.Value, err error) {
			for range int(dec.getUint()) {
				(*key)(dec, v, err)
				(*elem)(dec, v, err)
			}
		}
	case wire.StructT != nil:
		r, err := dec.skipped(id)
		if err != nil {
			fail(err)
		}
		*skip = func(dec *Decoder, v reflect.Value, _ error) { dec.getStruct(r, v) }
	default:
		if by, asText := wire.method(); by == noMethod && !asText {
			failf("bad data: ignore can't handle type %s", "<nil>")
		}
		*skip = func(dec *Decoder, _ reflect.Value, _ error) { dec.skipBytes("GobDecoder: length too large for buffer") }
	}
	return skip
}

func (dec *Decoder) skipBytes(complaint string) {
	n, ok := dec.getLength()
	if !ok {
		failf("%s", complaint)
	}
	dec.take(n)
}

func (dec *Decoder) skipElems(elem *getter, n int) {
	for range n {
		if len(dec.rest) == 0 {
			failf("decoding array or slice: length exceeds input size (%d elements)", n)
		}
		(*elem)(dec, reflect.Value{}, nil)
	}
}

func (dec *Decoder) skipInterface() {
	dec.skipBytes("bad interface encoding: name too large for buffer")
	if dec.typed(true) < 0 {
		fail(dec.err)
	}
	dec.skipBytes("bad interface encoding: data length too large for buffer")
}
