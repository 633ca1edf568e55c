// Package reflect looks into values and types that are known when the program runs only.
package reflect

import (
	"iter"
	"strconv"
)

// Kind is what a type is, regardless of names.
type Kind uint

const (
	Invalid Kind = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

// Ptr is the old name of Pointer.
const Ptr = Pointer

var kindNames = []string{
	"invalid", "bool", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64", "uintptr", "float32",
	"float64", "complex64", "complex128", "array", "chan", "func", "interface", "map", "ptr", "slice", "string", "struct", "unsafe.Pointer",
}

func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "kind" + strconv.Itoa(int(k))
}

// ChanDir is a channel type's direction.
type ChanDir int

const (
	RecvDir ChanDir = 1 << iota
	SendDir
	BothDir = RecvDir | SendDir
)

func (d ChanDir) String() string {
	switch d {
	case SendDir:
		return "chan<-"
	case RecvDir:
		return "<-chan"
	case BothDir:
		return "chan"
	}
	return "ChanDir" + strconv.Itoa(int(d))
}

// Type is a type of the program. Equal values are identical types.
type Type interface {
	Align() int
	FieldAlign() int
	NumMethod() int
	Name() string
	PkgPath() string
	Size() uintptr
	String() string
	Kind() Kind
	Method(i int) Method
	MethodByName(name string) (Method, bool)
	Methods() iter.Seq[Method]
	Fields() iter.Seq[StructField]
	Ins() iter.Seq[Type]
	Outs() iter.Seq[Type]
	CanSeq() bool
	CanSeq2() bool
	Implements(u Type) bool
	AssignableTo(u Type) bool
	ConvertibleTo(u Type) bool
	Comparable() bool
	Bits() int
	ChanDir() ChanDir
	IsVariadic() bool
	Elem() Type
	Field(i int) StructField
	FieldByIndex(index []int) StructField
	FieldByName(name string) (StructField, bool)
	FieldByNameFunc(match func(string) bool) (StructField, bool)
	In(i int) Type
	Key() Type
	Len() int
	NumField() int
	NumIn() int
	NumOut() int
	Out(i int) Type
	OverflowComplex(x complex128) bool
	OverflowFloat(x float64) bool
	OverflowInt(x int64) bool
	OverflowUint(x uint64) bool

	number() rtype
}

// typeOf returns a type, nil for none.
func typeOf(t rtype) Type {
	if t == 0 {
		return nil
	}
	return t
}

// TypeOf returns the dynamic type of i, nil for nil.
func TypeOf(i any) Type {
	t, _ := unpack(i)
	return typeOf(t)
}

// TypeFor returns the type T.
func TypeFor[T any]() Type {
	var v *T
	return TypeOf(v).Elem()
}

func (t rtype) number() rtype   { return t }
func (t rtype) Align() int      { return t.align() }
func (t rtype) FieldAlign() int { return t.align() }
func (t rtype) NumMethod() int  { return t.numMethod() }
func (t rtype) PkgPath() string { return t.pkgPath() }
func (t rtype) Size() uintptr   { return t.size() }
func (t rtype) String() string  { return t.name() }
func (t rtype) Kind() Kind      { return Kind(t.kind()) }
func (t rtype) Comparable() bool {
	return t.comparable()
}

// Name returns a declared type's name with its type arguments, and that of a predeclared one.
func (t rtype) Name() string {
	name := t.name()
	if t.declaredName() == "" {
		switch t.Kind() {
		case Array, Chan, Func, Interface, Map, Pointer, Slice, Struct:
			return ""
		}
		return name
	}
	for i := 0; i < len(name) && name[i] != '['; i++ {
		if name[i] == '.' {
			return name[i+1:]
		}
	}
	return name
}

func (t rtype) panics(method string) {
	panic("reflect: " + method + " of " + notA(method) + " type " + t.String())
}

// notA returns how a method calls a type that it does not apply to.
func notA(method string) string {
	switch method {
	case "Key":
		return "non-map"
	case "Len":
		return "non-array"
	case "Field", "FieldByIndex", "FieldByName", "FieldByNameFunc", "NumField", "Fields":
		return "non-struct"
	case "In", "NumIn", "Out", "NumOut", "IsVariadic", "Ins", "Outs":
		return "non-func"
	case "ChanDir":
		return "non-chan"
	}
	return "invalid"
}

// must panics unless t is of the kind that the method is for.
func (t rtype) must(kind Kind, method string) {
	if t.Kind() != kind {
		t.panics(method)
	}
}

func (t rtype) Bits() int {
	k := t.Kind()
	if k < Int || k > Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.String())
	}
	return int(t.size()) * 8
}

func (t rtype) ChanDir() ChanDir {
	t.must(Chan, "ChanDir")
	return ChanDir(t.chanDir())
}

func (t rtype) IsVariadic() bool {
	t.must(Func, "IsVariadic")
	_, _, variadic := t.signature()
	return variadic
}

func (t rtype) Elem() Type {
	switch t.Kind() {
	case Array, Chan, Map, Pointer, Slice:
		return t.elem()
	}
	t.panics("Elem")
	return nil
}

func (t rtype) Key() Type {
	t.must(Map, "Key")
	return t.key()
}

func (t rtype) Len() int {
	t.must(Array, "Len")
	return t.length()
}

func (t rtype) NumIn() int {
	t.must(Func, "NumIn")
	n, _, _ := t.signature()
	return n
}

func (t rtype) NumOut() int {
	t.must(Func, "NumOut")
	_, n, _ := t.signature()
	return n
}

func (t rtype) In(i int) Type {
	t.must(Func, "In")
	return t.parameter(i)
}

func (t rtype) Out(i int) Type {
	t.must(Func, "Out")
	n, _, _ := t.signature()
	return t.parameter(n + i)
}

func (t rtype) OverflowComplex(x complex128) bool {
	switch t.Kind() {
	case Complex64:
		return overflowFloat32(real(x)) || overflowFloat32(imag(x))
	case Complex128:
		return false
	}
	panic("reflect: OverflowComplex of non-complex type " + t.String())
}

func (t rtype) OverflowFloat(x float64) bool {
	switch t.Kind() {
	case Float32:
		return overflowFloat32(x)
	case Float64:
		return false
	}
	panic("reflect: OverflowFloat of non-float type " + t.String())
}

func (t rtype) OverflowInt(x int64) bool {
	if k := t.Kind(); k < Int || k > Int64 {
		panic("reflect: OverflowInt of non-int type " + t.String())
	}
	rest := 64 - 8*t.size()
	return x != x<<rest>>rest
}

func (t rtype) OverflowUint(x uint64) bool {
	if k := t.Kind(); k < Uint || k > Uintptr {
		panic("reflect: OverflowUint of non-uint type " + t.String())
	}
	rest := 64 - 8*t.size()
	return x != x<<rest>>rest
}

func overflowFloat32(x float64) bool {
	if x < 0 {
		x = -x
	}
	return 0x1.fffffep127 < x && x <= 0x1.fffffffffffffp1023
}

func (t rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return t.implements(u.number())
}

func (t rtype) AssignableTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.AssignableTo")
	}
	return assignable(t, u.number())
}

func assignable(from, to rtype) bool {
	if from == to {
		return true
	}
	if to.Kind() == Interface {
		return from.implements(to)
	}
	return (from.Name() == "" || to.Name() == "") && sameUnderlying(from, to, true)
}

// sameUnderlying reports whether the types are the same but for names, and for tags if these do not matter.
func sameUnderlying(t, u rtype, tags bool) bool {
	if t == u {
		return true
	}
	k := t.Kind()
	if k != u.Kind() {
		return false
	}
	switch k {
	case Array:
		return t.elem() == u.elem() && t.length() == u.length()
	case Chan:
		return t.elem() == u.elem() && (t.chanDir() == u.chanDir() || t.chanDir() == int(BothDir))
	case Pointer, Slice:
		return t.elem() == u.elem()
	case Map:
		return t.key() == u.key() && t.elem() == u.elem()
	case Interface:
		return t.implements(u) && u.implements(t)
	case Func:
		return sameSignature(t, u)
	case Struct:
		if t.numField() != u.numField() {
			return false
		}
		for i := range t.numField() {
			f, g := t.Field(i), u.Field(i)
			if f.Name != g.Name || f.Type != g.Type || tags && f.Tag != g.Tag || f.Anonymous != g.Anonymous || f.PkgPath != g.PkgPath {
				return false
			}
		}
	}
	return true
}

func sameSignature(t, u rtype) bool {
	in, out, variadic := t.signature()
	in2, out2, variadic2 := u.signature()
	if in != in2 || out != out2 || variadic != variadic2 {
		return false
	}
	for i := range in + out {
		if t.parameter(i) != u.parameter(i) {
			return false
		}
	}
	return true
}

func (t rtype) ConvertibleTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.ConvertibleTo")
	}
	return convertible(t, u.number())
}
