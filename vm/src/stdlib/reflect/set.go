package reflect

import "math"

// boxed returns v by address.
func (v Value) boxed() *byte {
	if v.f&flagIndirect != 0 {
		return v.p
	}
	p := newArray(v.t, 1)
	storePointer(p, v.p)
	return p
}

// assignTo returns v as a value of a type that it is assignable to.
func (v Value) assignTo(t rtype, context string) Value {
	if v.t == t {
		return v
	}
	if v.t == 0 || !assignable(v.t, t) {
		panic(context + ": value of type " + v.t.name() + " is not assignable to type " + t.name())
	}
	if t.Kind() != Interface {
		return Value{t, v.p, v.f}
	}
	p := newArray(t, 1)
	setInterface(t, p, v.any())
	return Value{t, p, flagIndirect | v.f.sealed()}
}

// Set assigns x to v.
func (v Value) Set(x Value) {
	v.mustBeSettable("Set")
	x.mustBeExported("Set")
	x = x.assignTo(v.t, "reflect.Set")
	copyValues(v.t, v.p, x.boxed(), 1)
}

// SetZero assigns the zero value.
func (v Value) SetZero() {
	v.mustBeSettable("SetZero")
	clearValue(v.t, v.p)
}

func (v Value) SetBool(x bool) {
	v.mustBeSettable("SetBool")
	v.must(Bool, "SetBool")
	var w uint64
	if x {
		w = 1
	}
	storeWord(v.t, v.p, w)
}

func (v Value) SetInt(x int64) {
	v.mustBeSettable("SetInt")
	if !v.CanInt() {
		v.wrong("SetInt")
	}
	storeWord(v.t, v.p, uint64(x))
}

func (v Value) SetUint(x uint64) {
	v.mustBeSettable("SetUint")
	if !v.CanUint() {
		v.wrong("SetUint")
	}
	storeWord(v.t, v.p, x)
}

func (v Value) SetFloat(x float64) {
	v.mustBeSettable("SetFloat")
	switch v.Kind() {
	case Float32:
		storeWord(v.t, v.p, uint64(math.Float32bits(float32(x))))
	case Float64:
		storeWord(v.t, v.p, math.Float64bits(x))
	default:
		v.wrong("SetFloat")
	}
}

func (v Value) SetComplex(x complex128) {
	v.mustBeSettable("SetComplex")
	if !v.CanComplex() {
		v.wrong("SetComplex")
	}
	half := TypeOf(0.0)
	if v.Kind() == Complex64 {
		half = TypeOf(float32(0))
	}
	re, im := v.halves(half)
	re.SetFloat(real(x))
	im.SetFloat(imag(x))
}

func (v Value) SetString(x string) {
	v.mustBeSettable("SetString")
	v.must(String, "SetString")
	storeString(v.t, v.p, x)
}

// SetBytes assigns to a slice of bytes.
func (v Value) SetBytes(x []byte) {
	v.mustBeSettable("SetBytes")
	v.must(Slice, "SetBytes")
	if v.t.elem().Kind() != Uint8 {
		panic("reflect.Value.SetBytes of non-byte slice")
	}
	data, n, c := loadSlice(ValueOf(x).p)
	storeSlice(v.t, v.p, data, n, c)
}

func (v Value) SetLen(n int) {
	v.mustBeSettable("SetLen")
	v.must(Slice, "SetLen")
	data, _, c := loadSlice(v.p)
	if n < 0 || n > c {
		panic("reflect: slice length out of range in SetLen")
	}
	storeSlice(v.t, v.p, data, n, c)
}

func (v Value) SetCap(n int) {
	v.mustBeSettable("SetCap")
	v.must(Slice, "SetCap")
	data, l, c := loadSlice(v.p)
	if n < l || n > c {
		panic("reflect: slice capacity out of range in SetCap")
	}
	storeSlice(v.t, v.p, data, l, n)
}

// key returns the address of a key for a map of type t.
func (v Value) key(t rtype, method string) *byte {
	return v.assignTo(t.key(), method).boxed()
}

// MapIndex returns the element of a key, the zero Value if there is none.
func (v Value) MapIndex(key Value) Value {
	v.must(Map, "MapIndex")
	e := mapFind(v.t, v.pointer(), key.key(v.t, "reflect.Value.MapIndex"))
	if e == nil {
		return Value{}
	}
	return copied(v.t.elem(), e, (v.f | key.f).sealed())
}

// copied returns a copy of the value at p.
func copied(t rtype, p *byte, f flag) Value {
	if t.direct() {
		return Value{t, loadPointer(p), f}
	}
	c := newArray(t, 1)
	copyValues(t, c, p, 1)
	return Value{t, c, flagIndirect | f}
}

// SetMapIndex sets the element of a key; the zero Value deletes it.
func (v Value) SetMapIndex(key, elem Value) {
	v.must(Map, "SetMapIndex")
	v.mustBeExported("SetMapIndex")
	key.mustBeExported("SetMapIndex")
	k := key.key(v.t, "reflect.Value.SetMapIndex")
	if elem.t == 0 {
		mapDelete(v.t, v.pointer(), k)
		return
	}
	elem.mustBeExported("SetMapIndex")
	e := elem.assignTo(v.t.elem(), "reflect.Value.SetMapIndex").boxed()
	mapStore(v.t, v.pointer(), k, e)
}

// MapKeys returns the keys, in no particular order.
func (v Value) MapKeys() []Value {
	v.must(Map, "MapKeys")
	keys, _, n := mapEntries(v.t, v.pointer())
	list := make([]Value, n)
	k := v.t.key()
	for i := range list {
		list[i] = copied(k, shift(keys, uintptr(i)*k.size()), v.f.sealed())
	}
	return list
}

// A MapIter goes through a map's entries.
type MapIter struct {
	m           Value
	keys, elems *byte
	n, next     int
	started     bool
}

// MapRange returns an iterator of a map.
func (v Value) MapRange() *MapIter {
	if v.Kind() != Map {
		v.wrong("MapRange")
	}
	return &MapIter{m: v}
}

// Next goes to the next entry that is still there, and reports whether there is one.
func (it *MapIter) Next() bool {
	if !it.m.IsValid() {
		panic("MapIter.Next called on an iterator that does not have an associated map Value")
	}
	if !it.started {
		it.started = true
		it.keys, it.elems, it.n = mapEntries(it.m.t, it.m.pointer())
	} else if it.next > it.n {
		panic("MapIter.Next called on exhausted iterator")
	}
	for it.next++; it.next <= it.n; it.next++ {
		t := it.m.t
		key := shift(it.keys, uintptr(it.next-1)*t.key().size())
		if e := mapFind(t, it.m.pointer(), key); e != nil {
			copyValues(t.elem(), shift(it.elems, uintptr(it.next-1)*t.elem().size()), e, 1)
			return true
		}
	}
	return false
}

func (it *MapIter) at(method string, t rtype, p *byte) Value {
	if it.next == 0 {
		panic("MapIter." + method + " called before Next")
	}
	if it.next > it.n {
		panic("MapIter." + method + " called on exhausted iterator")
	}
	return copied(t, shift(p, uintptr(it.next-1)*t.size()), it.m.f.sealed())
}

func (it *MapIter) Key() Value   { return it.at("Key", it.m.t.key(), it.keys) }
func (it *MapIter) Value() Value { return it.at("Value", it.m.t.elem(), it.elems) }

// Reset has the iterator begin with a map.
func (it *MapIter) Reset(v Value) {
	if v.IsValid() {
		v.must(Map, "MapRange")
	}
	*it = MapIter{m: v}
}

// SetIterKey assigns the iterator's key.
func (v Value) SetIterKey(iter *MapIter) { v.Set(iter.Key()) }

// SetIterValue assigns the iterator's element.
func (v Value) SetIterValue(iter *MapIter) { v.Set(iter.Value()) }

// Clear empties a map, or sets a slice's elements to zero.
func (v Value) Clear() {
	switch v.Kind() {
	case Map:
		mapClear(v.t, v.pointer())
	case Slice:
		data, n, _ := loadSlice(v.p)
		copyValues(v.t.elem(), data, newArray(v.t.elem(), n), n)
	default:
		v.wrong("Clear")
	}
}
