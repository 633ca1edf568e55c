package gob

import (
	"encoding"
	"errors"
	"math"
	"math/bits"
	"reflect"
)

// A reception is how values of a type in a stream are received into a local type, or skipped: a step for each field of a struct, or one.
type reception struct {
	steps    []arrival
	received int // steps that do not skip
}

type arrival struct {
	get      *getter
	index    []int // of the local field; nil: none
	overflow error
}

// A getter reads a value into v. It fails with the error if v is too small.
type getter func(dec *Decoder, v reflect.Value, overflow error)

func overflow(name string) error { return errors.New(`value for "` + name + `" out of range`) }

// value reads a value, which the stream says to be of a type, into v or what it points to.
func (dec *Decoder) value(id typeId, v reflect.Value) {
	defer catch(&dec.err)
	if !v.IsValid() {
		dec.skipValue(id)
		return
	}
	h := mustLookAt(v.Type())
	r, err := dec.reception(id, h)
	if dec.err = err; err != nil {
		return
	}
	v = allocated(v)
	if h.base.Kind() != reflect.Struct || h.decodes != noMethod {
		dec.getSingle(r, v)
		return
	}
	wire := dec.types[id]
	if r.received == 0 && h.base.NumField() > 0 && wire != nil && len(wire.StructT.Field) > 0 {
		failf("type mismatch: no fields matched compiling decoder for %s", h.base.Name())
	}
	dec.getStruct(r, v)
}

// allocated returns what pointers lead to, which is made where it is missing.
func allocated(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Pointer {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		v = v.Elem()
	}
	return v
}

func (dec *Decoder) getSingle(r *reception, v reflect.Value) {
	if dec.getUint() != 0 {
		failf("decode: corrupted data: non-zero delta for singleton")
	}
	(*r.steps[0].get)(dec, v, r.steps[0].overflow)
}

func (dec *Decoder) getStruct(r *reception, v reflect.Value) {
	for last := -1; len(dec.rest) > 0; {
		delta := int(dec.getUint())
		if delta < 0 {
			failf("decode: corrupted data: negative delta")
		}
		if delta == 0 {
			return
		}
		if last >= len(r.steps)-delta {
			fail(errRange)
		}
		last += delta
		step := &r.steps[last]
		var f reflect.Value
		if step.index != nil {
			if f = v.FieldByIndex(step.index); f.Kind() == reflect.Pointer {
				f = allocated(f)
			}
		}
		(*step.get)(dec, f, step.overflow)
	}
}

// reception returns how a type of the stream is received into a local type.
func (dec *Decoder) reception(id typeId, h *handed) (*reception, error) {
	of := dec.receives[h.user]
	if of == nil {
		of = make(map[typeId]*reception)
		dec.receives[h.user] = of
	}
	if r := of[id]; r != nil {
		return r, nil
	}
	r := new(reception)
	of[id] = r
	if err := dec.prepare(r, id, h); err != nil {
		delete(of, id)
		return nil, err
	}
	return r, nil
}

func (dec *Decoder) prepare(r *reception, id typeId, h *handed) (err error) {
	defer catch(&err)
	if h.base.Kind() != reflect.Struct || h.decodes != noMethod {
		return dec.prepareSingle(r, id, h)
	}
	wire := dec.structOf(id)
	if wire == nil {
		failf("type mismatch in decoder: want struct type %s; got non-struct", h.base)
	}
	seen := make(map[reflect.Type]*getter)
	r.steps = make([]arrival, len(wire.Field))
	for i, sent := range wire.Field {
		if sent.Name == "" {
			failf("empty name for remote field of type %s", wire.Name)
		}
		step := &r.steps[i]
		step.overflow = overflow(sent.Name)
		local, ok := h.base.FieldByName(sent.Name)
		if !ok || !isExported(sent.Name) {
			step.get = dec.skipper(sent.Id, make(map[typeId]*getter))
			continue
		}
		if !dec.isCompatible(local.Type, sent.Id, make(map[reflect.Type]typeId)) {
			failf("wrong type (%s) for received field %s.%s", local.Type, wire.Name, sent.Name)
		}
		step.get = dec.getter(sent.Id, local.Type, local.Name, seen)
		step.index = local.Index
		r.received++
	}
	return nil
}

// structOf returns the description of a struct in the stream, nil of others.
func (dec *Decoder) structOf(id typeId) *structType {
	if own := ownType(id); own != nil {
		d, _ := own.(*structType)
		return d
	}
	wire := dec.types[id]
	if wire == nil {
		fail(errBadType)
	}
	return wire.StructT
}

func (dec *Decoder) prepareSingle(r *reception, id typeId, h *handed) error {
	name := h.user.String()
	if !dec.isCompatible(h.user, id, make(map[reflect.Type]typeId)) {
		sent := dec.nameOf(id)
		if h.base.Kind() == reflect.Interface && id != interfaceId {
			return errors.New("gob: local interface type " + name + " can only be decoded from remote interface type; received concrete type " + sent)
		}
		return errors.New("gob: decoding into local type " + name + ", received remote type " + sent)
	}
	r.steps = []arrival{{get: dec.getter(id, h.user, name, make(map[reflect.Type]*getter)), overflow: overflow(name)}}
	r.received = 1
	return nil
}

// nameOf is what errors call a type of the stream.
func (dec *Decoder) nameOf(id typeId) string {
	known.lock.Lock()
	defer known.lock.Unlock()
	if d := described(id); d != nil {
		return d.text(make(map[typeId]bool))
	}
	return dec.types[id].name()
}

// isCompatible tells whether values of a type of the stream may be received into a local type. Structs always may.
func (dec *Decoder) isCompatible(t reflect.Type, id typeId, seen map[reflect.Type]typeId) bool {
	if before, ok := seen[t]; ok {
		return before == id
	}
	seen[t] = id
	h := mustLookAt(t)
	wire := dec.types[id]
	if by, asText := wire.method(); by != h.decodes || asText {
		return false
	}
	if h.decodes != noMethod {
		return true
	}
	switch t := h.base; t.Kind() {
	case reflect.Array:
		return wire != nil && wire.ArrayT != nil && t.Len() == wire.ArrayT.Len && dec.isCompatible(t.Elem(), wire.ArrayT.Elem, seen)
	case reflect.Map:
		return wire != nil && wire.MapT != nil && dec.isCompatible(t.Key(), wire.MapT.Key, seen) && dec.isCompatible(t.Elem(), wire.MapT.Elem, seen)
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return id == bytesId
		}
		sent := dec.sliceOf(id)
		elem := mustLookAt(t.Elem()).base
		return sent != nil && dec.isCompatible(elem, sent.Elem, seen)
	case reflect.Struct:
		return true
	default:
		basic := basicOf[t.Kind()]
		return basic != 0 && id == basic
	}
}

// sliceOf returns the description of a slice in the stream, nil of others.
func (dec *Decoder) sliceOf(id typeId) *sliceType {
	if own := ownType(id); own != nil {
		d, _ := own.(*sliceType)
		return d
	}
	if wire := dec.types[id]; wire != nil {
		return wire.SliceT
	}
	return nil
}

// getter returns how values of a type of the stream are read into a local type that is compatible. Local types that are being looked at are seen.
func (dec *Decoder) getter(id typeId, t reflect.Type, name string, seen map[reflect.Type]*getter) *getter {
	h := mustLookAt(t)
	if h.decodes != noMethod {
		return methodGetter(h)
	}
	if get := seen[t]; get != nil {
		return get
	}
	base := h.base
	if get := basicGetter(base.Kind()); get != nil {
		return &get
	}
	get := new(getter)
	seen[t] = get
	switch base.Kind() {
	case reflect.Array:
		name = "element of " + name
		elem := dec.getter(dec.types[id].ArrayT.Elem, base.Elem(), name, seen)
		tooSmall := overflow(name)
		*get = func(dec *Decoder, v reflect.Value, _ error) {
			if n := dec.getUint(); n != uint64(base.Len()) {
				failf("length mismatch in decodeArray")
			}
			dec.getElems(v, elem, base.Len(), tooSmall)
		}
	case reflect.Slice:
		if base.Elem().Kind() == reflect.Uint8 {
			*get = getBytes
			break
		}
		name = "element of " + name
		elem := dec.getter(dec.sliceOf(id).Elem, base.Elem(), name, seen)
		tooSmall := overflow(name)
		*get = func(dec *Decoder, v reflect.Value, _ error) { dec.getSlice(v, elem, tooSmall) }
	case reflect.Map:
		wire := dec.types[id].MapT
		key := dec.getter(wire.Key, base.Key(), "key of "+name, seen)
		elem := dec.getter(wire.Elem, base.Elem(), "element of "+name, seen)
		tooSmall := overflow(name)
		*get = func(dec *Decoder, v reflect.Value, _ error) { dec.getMap(v, key, elem, tooSmall) }
	case reflect.Struct:
		r, err := dec.reception(id, mustLookAt(base))
		if err != nil {
			fail(err)
		}
		*get = func(dec *Decoder, v reflect.Value, _ error) { dec.getStruct(r, v) }
	case reflect.Interface:
		*get = func(dec *Decoder, v reflect.Value, _ error) { dec.getInterface(base, v) }
	default:
		failf("decode can't handle type %s", t)
	}
	return get
}

func basicGetter(kind reflect.Kind) getter {
	switch kind {
	case reflect.Bool:
		return func(dec *Decoder, v reflect.Value, _ error) { v.SetBool(dec.getUint() != 0) }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(dec *Decoder, v reflect.Value, tooSmall error) {
			x := signed(dec.getUint())
			if v.OverflowInt(x) {
				fail(tooSmall)
			}
			v.SetInt(x)
		}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return func(dec *Decoder, v reflect.Value, tooSmall error) {
			x := dec.getUint()
			if v.OverflowUint(x) {
				fail(tooSmall)
			}
			v.SetUint(x)
		}
	case reflect.Float32, reflect.Float64:
		return func(dec *Decoder, v reflect.Value, tooSmall error) {
			v.SetFloat(dec.getFloat(v.Type().Bits() == 32, tooSmall))
		}
	case reflect.Complex64, reflect.Complex128:
		return func(dec *Decoder, v reflect.Value, tooSmall error) {
			short := v.Type().Bits() == 64
			re := dec.getFloat(short, tooSmall)
			v.SetComplex(complex(re, dec.getFloat(short, tooSmall)))
		}
	case reflect.String:
		return func(dec *Decoder, v reflect.Value, _ error) {
			n, ok := dec.getLength()
			if !ok {
				failf("bad %s slice length: %d", v.Type(), n)
			}
			v.SetString(string(dec.take(n)))
		}
	}
	return nil
}

func (dec *Decoder) getFloat(short bool, tooSmall error) float64 {
	f := math.Float64frombits(bits.ReverseBytes64(dec.getUint()))
	if magnitude := math.Abs(f); short && math.MaxFloat32 < magnitude && magnitude <= math.MaxFloat64 {
		fail(tooSmall)
	}
	return f
}

func getBytes(dec *Decoder, v reflect.Value, _ error) {
	n, ok := dec.getLength()
	if !ok {
		failf("bad %s slice length: %d", v.Type(), n)
	}
	if v.Cap() < n {
		v.Set(reflect.MakeSlice(v.Type(), n, n))
	} else {
		v.SetLen(n)
	}
	copy(v.Bytes(), dec.take(n))
}

// believed is how many bytes are allocated at once because the stream says that so much will come.
const believed = 10 << 20

func (dec *Decoder) getSlice(v reflect.Value, elem *getter, tooSmall error) {
	count := dec.getUint()
	size := uint64(v.Type().Elem().Size())
	n := int(count)
	if n < 0 || count*size > tooBig || size > 0 && count*size/size != count {
		failf("%s slice too big: %d elements of %d bytes", v.Type().Elem(), count, size)
	}
	if v.Cap() < n {
		room := n
		if size > 0 {
			room = min(n, max(1, believed/int(size)))
		}
		v.Set(reflect.MakeSlice(v.Type(), room, room))
	} else {
		v.SetLen(n)
	}
	dec.getElems(v, elem, n, tooSmall)
}

// getElems reads the elements of an array, or of a slice, which grows as they come.
func (dec *Decoder) getElems(v reflect.Value, elem *getter, n int, tooSmall error) {
	isPointer := v.Type().Elem().Kind() == reflect.Pointer
	name := elementName(v)
	for i := range n {
		if len(dec.rest) == 0 {
			failf("decoding %sarray or slice: length exceeds input size (%d elements)", name, n)
		}
		if i >= v.Len() {
			v.Grow(1)
			v.SetLen(min(v.Cap(), n))
		}
		e := v.Index(i)
		if isPointer {
			e = allocated(e)
		}
		if name == "string " {
			dec.getStringElem(e)
		} else {
			(*elem)(dec, e, tooSmall)
		}
	}
}

func (dec *Decoder) getStringElem(v reflect.Value) {
	n := dec.getUint()
	if n > uint64(len(dec.rest)) {
		failf("length of string exceeds input size (%d bytes)", n)
	}
	v.SetString(string(dec.take(int(n))))
}

// elementName is how an error calls elements of a basic type, but not bytes and not those of slices with a name.
func elementName(v reflect.Value) string {
	elem := v.Type().Elem()
	if elem.String() != elem.Kind().String() || basicOf[elem.Kind()] == 0 || elem.Kind() == reflect.Uint8 || v.Kind() == reflect.Slice && v.Type().Name() != "" {
		return ""
	}
	return elem.String() + " "
}

func (dec *Decoder) getMap(v reflect.Value, key, elem *getter, tooSmall error) {
	n := int(dec.getUint())
	t := v.Type()
	if v.IsNil() {
		v.Set(reflect.MakeMapWithSize(t, max(0, min(n, believed/max(1, int(t.Elem().Size()))))))
	}
	for range n {
		k, e := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
		(*key)(dec, allocated(k), tooSmall)
		(*elem)(dec, allocated(e), tooSmall)
		v.SetMapIndex(k, e)
	}
}

func (dec *Decoder) getInterface(t reflect.Type, v reflect.Value) {
	n := dec.getUint()
	if n > 1<<31 {
		failf("invalid type name length %d", n)
	}
	if n > uint64(len(dec.rest)) {
		failf("invalid type name length %d: exceeds input size", n)
	}
	name := dec.take(int(n))
	if len(name) == 0 {
		v.SetZero()
		return
	}
	if len(name) > 1024 {
		failf("name too long (%d bytes): %.20q...", len(name), name)
	}
	named, ok := registered.types.Load(string(name))
	if !ok {
		failf("name not registered for interface: %q", name)
	}
	concrete := named.(reflect.Type)
	id := dec.typed(true)
	if id < 0 {
		fail(dec.err)
	}
	dec.getUint()
	held := reflect.New(concrete).Elem()
	dec.value(id, held)
	if dec.err != nil {
		fail(dec.err)
	}
	if !concrete.AssignableTo(t) {
		failf("%s is not assignable to type %s", concrete, t)
	}
	v.Set(held)
}

// methodGetter is for types that decode themselves.
func methodGetter(h *handed) *getter {
	receiver := h.user
	if h.decodeDepth == -1 {
		receiver = reflect.PointerTo(receiver)
	}
	for range h.decodeDepth {
		receiver = receiver.Elem()
	}
	get := getter(func(dec *Decoder, v reflect.Value, _ error) {
		if v.Kind() != reflect.Pointer && receiver.Kind() == reflect.Pointer {
			v = v.Addr()
		}
		n, ok := dec.getLength()
		if !ok {
			failf("GobDecoder: length too large for buffer")
		}
		data := dec.take(n)
		var err error
		if h.decodes == gobMethod {
			custom, _ := reflect.TypeAssert[GobDecoder](v)
			err = custom.GobDecode(data)
		} else {
			custom, _ := reflect.TypeAssert[encoding.BinaryUnmarshaler](v)
			err = custom.UnmarshalBinary(data)
		}
		if err != nil {
			fail(err)
		}
	})
	return &get
}
