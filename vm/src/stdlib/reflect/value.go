package reflect

import (
	"errors"
	"math"
)

// flag is what a Value is beyond its type.
type flag uint

const (
	flagIndirect flag = 1 << iota // p is the value's address; else the value itself, a pointer
	flagAddress                   // the value is a variable
	flagHidden                    // it was got by a field that is not exported
	flagEmbedded                  // the same of an embedded field, whose exported fields are not sealed

	flagSealed = flagHidden | flagEmbedded
)

// sealed returns what a part of a value with f is sealed by, unless the part is a field.
func (f flag) sealed() flag {
	if f&flagSealed != 0 {
		return flagHidden
	}
	return 0
}

// A Value is a value of any type. The zero value is none.
type Value struct {
	t rtype
	p *byte
	f flag
}

// A ValueError tells of a method that does not apply to a value's kind.
type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	if e.Kind == Invalid {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + e.Kind.String() + " Value"
}

// ValueOf returns the value in an interface, the zero Value for nil.
func ValueOf(i any) Value {
	t, p := unpack(i)
	if t == 0 {
		return Value{}
	}
	if t.direct() {
		return Value{t, p, 0}
	}
	return Value{t, p, flagIndirect}
}

func (v Value) wrong(method string) {
	panic(&ValueError{"reflect.Value." + method, v.Kind()})
}

func (v Value) must(kind Kind, method string) {
	if v.Kind() != kind {
		v.wrong(method)
	}
}

// mustBeSettable panics unless v is a variable that may be changed.
func (v Value) mustBeSettable(method string) {
	if v.t == 0 {
		v.wrong(method)
	}
	if v.f&flagSealed != 0 {
		panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
	}
	if v.f&flagAddress == 0 {
		panic("reflect: reflect.Value." + method + " using unaddressable value")
	}
}

func (v Value) mustBeExported(method string) {
	if v.t == 0 {
		v.wrong(method)
	}
	if v.f&flagSealed != 0 {
		panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
	}
}

// pointer returns the word of a pointer, map, channel or function.
func (v Value) pointer() *byte {
	if v.f&flagIndirect != 0 {
		return loadPointer(v.p)
	}
	return v.p
}

func (v Value) IsValid() bool { return v.t != 0 }
func (v Value) Kind() Kind    { return Kind(v.t.kind()) }
func (v Value) CanAddr() bool { return v.f&flagAddress != 0 }
func (v Value) CanSet() bool  { return v.f&(flagAddress|flagSealed) == flagAddress }
func (v Value) CanInt() bool  { return Int <= v.Kind() && v.Kind() <= Int64 }
func (v Value) CanUint() bool { return Uint <= v.Kind() && v.Kind() <= Uintptr }
func (v Value) CanFloat() bool {
	return v.Kind() == Float32 || v.Kind() == Float64
}
func (v Value) CanComplex() bool { return v.Kind() == Complex64 || v.Kind() == Complex128 }

func (v Value) CanInterface() bool {
	if v.t == 0 {
		v.wrong("CanInterface")
	}
	return v.f&flagSealed == 0
}

func (v Value) Type() Type {
	if v.t == 0 {
		v.wrong("Type")
	}
	return v.t
}

// Interface returns v in an interface; what v holds if it is an interface.
func (v Value) Interface() any {
	if v.t == 0 {
		v.wrong("Interface")
	}
	if v.f&flagSealed != 0 {
		panic("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	return v.any()
}

// any is Interface for all values.
func (v Value) any() any {
	if v.Kind() == Interface {
		return interfaceAt(v.p)
	}
	return pack(v.t, v.p, v.f&flagIndirect != 0, v.f&flagAddress != 0)
}

func (v Value) Int() int64 {
	if !v.CanInt() {
		v.wrong("Int")
	}
	return int64(loadWord(v.t, v.p))
}

func (v Value) Uint() uint64 {
	if !v.CanUint() {
		v.wrong("Uint")
	}
	return loadWord(v.t, v.p)
}

func (v Value) Float() float64 {
	switch v.Kind() {
	case Float32:
		return float64(math.Float32frombits(uint32(loadWord(v.t, v.p))))
	case Float64:
		return math.Float64frombits(loadWord(v.t, v.p))
	}
	v.wrong("Float")
	return 0
}

func (v Value) Complex() complex128 {
	switch v.Kind() {
	case Complex64:
		re, im := v.halves(TypeOf(float32(0)))
		return complex(re.Float(), im.Float())
	case Complex128:
		re, im := v.halves(TypeOf(0.0))
		return complex(re.Float(), im.Float())
	}
	v.wrong("Complex")
	return 0
}

// halves returns the parts of a complex number, which are of type t.
func (v Value) halves(t Type) (re, im Value) {
	half := t.number()
	return v.part(half, 0, 0), v.part(half, half.size(), 0)
}

func (v Value) Bool() bool {
	v.must(Bool, "Bool")
	return loadWord(v.t, v.p) != 0
}

// String returns a string's text; of other values it tells the type.
func (v Value) String() string {
	switch v.Kind() {
	case String:
		return loadString(v.p)
	case Invalid:
		return "<invalid Value>"
	}
	return "<" + v.t.String() + " Value>"
}

// Bytes returns a slice of bytes, or one of an array of bytes that is a variable.
func (v Value) Bytes() []byte {
	switch v.Kind() {
	case Slice:
		if v.t.elem().Kind() != Uint8 {
			panic("reflect.Value.Bytes of non-byte slice")
		}
		return bytesAt(loadSlice(v.p))
	case Array:
		if v.t.elem().Kind() != Uint8 {
			panic("reflect.Value.Bytes of non-byte array")
		}
		if !v.CanAddr() {
			panic("reflect.Value.Bytes of unaddressable byte array")
		}
		return bytesAt(v.p, v.t.length(), v.t.length())
	}
	v.wrong("Bytes")
	return nil
}

func (v Value) Len() int {
	switch v.Kind() {
	case Array:
		return v.t.length()
	case Slice:
		_, n, _ := loadSlice(v.p)
		return n
	case String:
		return len(loadString(v.p))
	case Map:
		return mapLen(v.pointer())
	case Chan:
		return chanLen(v.pointer())
	case Pointer:
		if v.t.elem().Kind() == Array {
			return v.t.elem().length()
		}
		panic("reflect: call of reflect.Value.Len on ptr to non-array Value")
	}
	v.wrong("Len")
	return 0
}

func (v Value) Cap() int {
	switch v.Kind() {
	case Array:
		return v.t.length()
	case Slice:
		_, _, n := loadSlice(v.p)
		return n
	case Chan:
		return chanCap(v.pointer())
	case Pointer:
		if v.t.elem().Kind() == Array {
			return v.t.elem().length()
		}
		panic("reflect: call of reflect.Value.Cap on ptr to non-array Value")
	}
	v.wrong("Cap")
	return 0
}

func (v Value) IsNil() bool {
	switch v.Kind() {
	case Chan, Func, Map, Pointer, UnsafePointer:
		return v.pointer() == nil
	case Slice:
		data, _, _ := loadSlice(v.p)
		return data == nil
	case Interface:
		return interfaceAt(v.p) == nil
	}
	v.wrong("IsNil")
	return false
}

// Pointer returns the address in a pointer, map, channel, function or slice.
func (v Value) Pointer() uintptr {
	switch v.Kind() {
	case Chan, Map, Pointer, UnsafePointer:
		return address(v.pointer())
	case Func:
		if v.IsNil() {
			return 0
		}
		return code(v.pointer())
	case Slice:
		data, _, _ := loadSlice(v.p)
		return address(data)
	case String:
		panic("reflect: call of reflect.Value.Pointer on string Value")
	}
	v.wrong("Pointer")
	return 0
}

func (v Value) IsZero() bool {
	switch v.Kind() {
	case Invalid:
		v.wrong("IsZero")
	case Float32, Float64:
		return loadWord(v.t, v.p) == 0
	case Complex64, Complex128:
		return v.Complex() == 0
	case Chan, Func, Interface, Map, Pointer, Slice, UnsafePointer:
		return v.IsNil()
	case String:
		return v.Len() == 0
	case Array:
		for i := range v.Len() {
			if !v.Index(i).IsZero() {
				return false
			}
		}
		return true
	case Struct:
		for i := range v.t.numField() {
			if f := v.Field(i); !f.IsZero() && v.t.Field(i).Name != "_" {
				return false
			}
		}
		return true
	}
	return loadWord(v.t, v.p) == 0
}

// Elem returns what an interface holds or a pointer points to; the zero Value for nil.
func (v Value) Elem() Value {
	switch v.Kind() {
	case Interface:
		x := ValueOf(interfaceAt(v.p))
		if x.t != 0 {
			x.f |= v.f.sealed()
		}
		return x
	case Pointer:
		p := v.pointer()
		if p == nil {
			return Value{}
		}
		return Value{v.t.elem(), p, flagIndirect | flagAddress | v.f&flagSealed}
	}
	v.wrong("Elem")
	return Value{}
}

// Indirect returns what a pointer points to, and other values as they are.
func Indirect(v Value) Value {
	if v.Kind() != Pointer {
		return v
	}
	return v.Elem()
}

// Addr returns a pointer to a variable.
func (v Value) Addr() Value {
	if v.f&flagAddress == 0 {
		panic("reflect.Value.Addr of unaddressable value")
	}
	return Value{PointerTo(v.t).number(), v.p, v.f & flagSealed}
}

// NumMethod returns how many exported methods v has.
func (v Value) NumMethod() int {
	if v.t == 0 {
		v.wrong("NumMethod")
	}
	return v.t.numMethod()
}

func (v Value) NumField() int {
	v.must(Struct, "NumField")
	return v.t.numField()
}

// part returns a part of v that begins offset bytes behind its beginning.
func (v Value) part(t rtype, offset uintptr, f flag) Value {
	if v.f&flagIndirect == 0 {
		return Value{t, v.p, v.f | f}
	}
	return Value{t, shift(v.p, offset), v.f | f}
}

// Field returns field i of a struct.
func (v Value) Field(i int) Value {
	v.must(Struct, "Field")
	if i < 0 || i >= v.t.numField() {
		panic("reflect: Field index out of range")
	}
	_, _, t, offset, bits := v.t.field(i)
	v.f &^= flagEmbedded
	var f flag
	switch {
	case bits&fieldExported != 0:
	case bits&fieldEmbedded != 0:
		f = flagEmbedded
	default:
		f = flagHidden
	}
	return v.part(t, offset, f)
}

// FieldByIndex returns the field at the end of a path of embedded structs.
func (v Value) FieldByIndex(index []int) Value {
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer && v.t.elem().Kind() == Struct {
			if v.IsNil() {
				panic("reflect: indirection through nil pointer to embedded struct")
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v
}

// FieldByIndexErr is FieldByIndex with an error where a pointer to an embedded struct is nil.
func (v Value) FieldByIndexErr(index []int) (Value, error) {
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer && v.t.elem().Kind() == Struct {
			if v.IsNil() {
				return Value{}, errors.New("reflect: indirection through nil pointer to embedded struct field " + v.t.elem().Name())
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v, nil
}

// FieldByName returns the field of a name, the zero Value if there is none.
func (v Value) FieldByName(name string) Value {
	v.must(Struct, "FieldByName")
	if f, ok := v.t.FieldByName(name); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// FieldByNameFunc returns the field whose name fits, the zero Value if there is none.
func (v Value) FieldByNameFunc(match func(string) bool) Value {
	if f, ok := v.t.FieldByNameFunc(match); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// Index returns an element of an array or slice, or a byte of a string.
func (v Value) Index(i int) Value {
	switch v.Kind() {
	case Array:
		if i < 0 || i >= v.t.length() {
			panic("reflect: array index out of range")
		}
		e := v.t.elem()
		return v.part(e, uintptr(i)*e.size(), 0)
	case Slice:
		data, n, _ := loadSlice(v.p)
		if i < 0 || i >= n {
			panic("reflect: slice index out of range")
		}
		e := v.t.elem()
		return Value{e, shift(data, uintptr(i)*e.size()), flagIndirect | flagAddress | v.f.sealed()}
	case String:
		s := loadString(v.p)
		if i < 0 || i >= len(s) {
			panic("reflect: string index out of range")
		}
		b := ValueOf(s[i])
		b.f |= v.f.sealed()
		return b
	}
	v.wrong("Index")
	return Value{}
}

// Comparable reports whether == applies to v.
func (v Value) Comparable() bool {
	switch v.Kind() {
	case Invalid:
		return true
	case Interface:
		return v.IsNil() || v.Elem().Comparable()
	case Array:
		for i := range v.Len() {
			if !v.Index(i).Comparable() {
				return false
			}
		}
		return v.t.comparable()
	case Struct:
		for i := range v.NumField() {
			if !v.Field(i).Comparable() {
				return false
			}
		}
		return true
	}
	return v.t.comparable()
}

// Equal reports whether v == u.
func (v Value) Equal(u Value) bool {
	if v.Kind() == Interface {
		v = v.Elem()
	}
	if u.Kind() == Interface {
		u = u.Elem()
	}
	if !v.IsValid() || !u.IsValid() {
		return v.IsValid() == u.IsValid()
	}
	if v.t != u.t {
		return false
	}
	if !v.t.comparable() {
		panic("reflect.Value.Equal: values of type " + v.t.String() + " are not comparable")
	}
	return v.any() == u.any()
}

func (v Value) OverflowInt(x int64) bool {
	if !v.CanInt() {
		v.wrong("OverflowInt")
	}
	return v.t.OverflowInt(x)
}

func (v Value) OverflowUint(x uint64) bool {
	if !v.CanUint() {
		v.wrong("OverflowUint")
	}
	return v.t.OverflowUint(x)
}

func (v Value) OverflowComplex(x complex128) bool {
	if !v.CanComplex() {
		v.wrong("OverflowComplex")
	}
	return v.t.OverflowComplex(x)
}

func (v Value) OverflowFloat(x float64) bool {
	if !v.CanFloat() {
		v.wrong("OverflowFloat")
	}
	return v.t.OverflowFloat(x)
}

// TypeAssert returns v as a T, if it is one.
func TypeAssert[T any](v Value) (T, bool) {
	x, ok := v.Interface().(T)
	return x, ok
}
