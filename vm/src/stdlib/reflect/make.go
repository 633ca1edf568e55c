package reflect

// New returns a pointer to a new zero value.
func New(t Type) Value {
	if t == nil {
		panic("reflect: New(nil)")
	}
	return Value{PointerTo(t).number(), newArray(t.number(), 1), 0}
}

// Zero returns the zero value of a type; it is no variable.
func Zero(t Type) Value {
	if t == nil {
		panic("reflect: Zero(nil)")
	}
	n := t.number()
	if n.direct() {
		return Value{n, nil, 0}
	}
	return Value{n, newArray(n, 1), flagIndirect}
}

// MakeSlice returns a new slice.
func MakeSlice(t Type, length, capacity int) Value {
	switch {
	case t.Kind() != Slice:
		panic("reflect.MakeSlice of non-slice type")
	case length < 0:
		panic("reflect.MakeSlice: negative len")
	case capacity < 0:
		panic("reflect.MakeSlice: negative cap")
	case length > capacity:
		panic("reflect.MakeSlice: len > cap")
	}
	n := t.number()
	return sliceOf(n, newArray(n.elem(), capacity), length, capacity, 0)
}

func sliceOf(t rtype, data *byte, length, capacity int, f flag) Value {
	header := newArray(t, 1)
	storeSlice(t, header, data, length, capacity)
	return Value{t, header, flagIndirect | f}
}

// MakeMap returns a new map.
func MakeMap(t Type) Value { return MakeMapWithSize(t, 0) }

// MakeMapWithSize returns a new map with room for n entries.
func MakeMapWithSize(t Type, n int) Value {
	if t.Kind() != Map {
		panic("reflect.MakeMapWithSize of non-map type")
	}
	return Value{t.number(), mapMake(t.number(), n), 0}
}

// grown returns data with room for n more, and the capacity; it grows as append does.
func (v Value) grown(n int) (data *byte, length, capacity int) {
	data, length, capacity = loadSlice(v.p)
	if length+n <= capacity {
		return data, length, capacity
	}
	wanted := length + n
	if wanted < 2*capacity {
		if capacity < 256 {
			wanted = 2 * capacity
		} else {
			for next := capacity; ; {
				next += (next + 3*256) / 4
				if next >= wanted {
					wanted = next
					break
				}
			}
		}
	}
	e := v.t.elem()
	fresh := newArray(e, wanted)
	copyValues(e, fresh, data, length)
	return fresh, length, wanted
}

// Grow makes room for n more elements.
func (v Value) Grow(n int) {
	v.mustBeSettable("Grow")
	v.must(Slice, "Grow")
	if n < 0 {
		panic("reflect.Value.Grow: negative len")
	}
	data, length, capacity := v.grown(n)
	storeSlice(v.t, v.p, data, length, capacity)
}

// mustBeOpen is mustBeExported for what is no method.
func (v Value) mustBeOpen() {
	if v.f&flagSealed != 0 {
		panic("reflect: unknown method using value obtained using unexported field")
	}
}

// Append returns s with the values behind it.
func Append(s Value, x ...Value) Value {
	s.must(Slice, "Append")
	s.mustBeOpen()
	data, length, capacity := s.grown(len(x))
	e := s.t.elem()
	for i, v := range x {
		v = v.assignTo(e, "reflect.Set")
		copyValues(e, shift(data, uintptr(length+i)*e.size()), v.boxed(), 1)
	}
	return sliceOf(s.t, data, length+len(x), capacity, s.f.sealed())
}

// AppendSlice returns s with the elements of t behind it.
func AppendSlice(s, t Value) Value {
	s.must(Slice, "AppendSlice")
	t.must(Slice, "AppendSlice")
	if s.t != t.t {
		panic("reflect.AppendSlice: " + s.t.String() + " != " + t.t.String())
	}
	s.mustBeOpen()
	tail, n, _ := loadSlice(t.p)
	data, length, capacity := s.grown(n)
	e := s.t.elem()
	copyValues(e, shift(data, uintptr(length)*e.size()), tail, n)
	return sliceOf(s.t, data, length+n, capacity, s.f.sealed())
}

// Copy copies elements, as many as both have, and returns how many.
func Copy(dst, src Value) int {
	if dst.Kind() == Array {
		dst.mustBeSettable("Copy")
	}
	if src.Kind() == String && dst.Kind() == Slice && dst.t.elem().Kind() == Uint8 {
		return copy(dst.Bytes(), src.String())
	}
	e := dst.t.elem()
	to, n := dst.elements("Copy")
	from, m := src.elements("Copy")
	if e != src.t.elem() {
		panic("reflect.Copy: " + e.String() + " != " + src.t.elem().String())
	}
	n = min(n, m)
	copyValues(e, to, from, n)
	return n
}

// elements returns where the elements of an array or slice are.
func (v Value) elements(method string) (*byte, int) {
	switch v.Kind() {
	case Array:
		return v.boxed(), v.t.length()
	case Slice:
		data, n, _ := loadSlice(v.p)
		return data, n
	}
	panic(&ValueError{"reflect." + method, v.Kind()})
}

// Slice returns v[i:j].
func (v Value) Slice(i, j int) Value {
	if v.Kind() == String {
		s := loadString(v.p)
		if i < 0 || j < i || j > len(s) {
			panic("reflect.Value.Slice: string slice index out of bounds")
		}
		p := newArray(v.t, 1)
		storeString(v.t, p, s[i:j])
		return Value{v.t, p, flagIndirect | v.f.sealed()}
	}
	t, data, c := v.sliceable("Slice")
	if i < 0 || j < i || j > c {
		panic("reflect.Value.Slice: slice index out of bounds")
	}
	return v.sliced(t, data, i, j, c)
}

// Slice3 returns v[i:j:k].
func (v Value) Slice3(i, j, k int) Value {
	t, data, c := v.sliceable("Slice3")
	if i < 0 || j < i || k < j || k > c {
		panic("reflect.Value.Slice3: slice index out of bounds")
	}
	return v.sliced(t, data, i, j, k)
}

// sliceable returns the type of slices of v, where the elements of v begin, and for how many there is room.
func (v Value) sliceable(method string) (t rtype, data *byte, capacity int) {
	switch v.Kind() {
	case Slice:
		data, _, c := loadSlice(v.p)
		return v.t, data, c
	case Array:
		if !v.CanAddr() {
			panic("reflect.Value." + method + ": slice of unaddressable array")
		}
		return sliceTypeOf(v.t.elem()), v.p, v.t.length()
	}
	v.wrong(method)
	return 0, nil, 0
}

func (v Value) sliced(t rtype, data *byte, i, j, k int) Value {
	if k > i {
		data = shift(data, uintptr(i)*t.elem().size())
	}
	return sliceOf(t, data, j-i, k-i, v.f.sealed())
}

// Swapper returns a function that exchanges elements of a slice.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	if v.Kind() != Slice {
		panic(&ValueError{Method: "Swapper", Kind: v.Kind()})
	}
	e := v.t.elem()
	spare := newArray(e, 1)
	return func(i, j int) {
		if n := v.Len(); uint(i) >= uint(n) || uint(j) >= uint(n) {
			panic("reflect: slice index out of range")
		}
		a, b := v.Index(i).p, v.Index(j).p
		copyValues(e, spare, a, 1)
		copyValues(e, a, b, 1)
		copyValues(e, b, spare, 1)
	}
}
