// Package reflectlite looks into values of any type. A part of a value is handed out in place, as an interface
// that shares the whole's memory: it is to be read at once and not to be kept. A part of a variable that may be seen by
// everyone is copied, unless it is a pointer, or an interface, whose value is handed out.
package reflectlite

// Kind returns the kind of v's type; the numbers are reflect's.
func Kind(v any) int

// TypeName returns v's type as %T prints it.
func TypeName(v any) string

// Comparable reports whether == applies to v's type.
func Comparable(v any) bool

// Int, Uint, Float, Bool and String return v as the widest type of its kind.
func Int(v any) int64
func Uint(v any) uint64
func Float(v any) float64
func Bool(v any) bool
func String(v any) string

// Pointer returns the address in a pointer, map, channel, function or slice.
func Pointer(v any) uintptr

// IsNil reports whether a pointer, map, channel, function or slice is nil.
func IsNil(v any) bool

// Len returns the length of an array, slice, string, map or channel.
func Len(v any) int

// Bytes returns a slice or array of bytes, which has a mode, as a slice: of an array that is no variable, a copy.
func Bytes(v any, mode int) []byte

// ElemKind and ElemTypeName tell about the elements of an array, slice, pointer, channel or map.
func ElemKind(v any) int
func ElemTypeName(v any) string
func KeyTypeName(v any) string

// How a part was reached: its mode, a sum of these.
const (
	Embedded = 1 << iota // by the field of an embedded type that is not exported
	Sealed               // by way of another field that is not exported
	Variable             // it is a part of a variable
)

// ElemMode returns the mode of the elements of an array or slice that was reached by a mode.
func ElemMode(v any, mode int) int

// Index returns an element of an array or slice, which has a mode.
func Index(v any, i int, mode int) any

// Deref returns what a pointer that is not nil points to, which has a mode.
func Deref(v any, mode int) any

func NumField(v any) int
func FieldName(v any, i int) string
func FieldTypeName(v any, i int) string

// FieldMode returns the mode of a field of a struct that was reached by a mode.
func FieldMode(v any, i int, mode int) int

// Field returns a field of a struct, or a part of a complex number, which has a mode.
func Field(v any, i int, mode int) any

// Entry is a key of a map and its element, both copied. What else was known of them is not kept, only its room.
type Entry struct {
	Key  any
	_    uintptr
	Elem any
	_    uintptr
}

// Entries returns a map's entries in the order in which fmt prints them.
func Entries(v any) []Entry

// Reflected returns what a reflect.Value holds; state is one of those below.
func Reflected(v any) (inner any, state int)

const (
	NotReflected = iota
	NoValue      // the zero reflect.Value
	OpenValue
	SealedValue // it was got by a field that is not exported
)

// Elements are those of a slice.
type Elements struct {
	first *byte
	typ   uintptr
	size  uintptr
}

// ElementsOf returns a slice's elements.
func ElementsOf(slice any) Elements

// Spare returns a variable for an element, nil if elements are strings or at most a word.
func (e Elements) Spare() *byte

// Swap exchanges two elements for which no variable is needed.
//
//go:noescape
func (e Elements) Swap(i, j int)

// SwapBy exchanges two elements by way of a variable.
//
//go:noescape
func (e Elements) SwapBy(spare *byte, i, j int)

// CheckAsTarget returns 1 unless v is a pointer that is not nil, 2 unless it points to an interface or an error, else 0.
func CheckAsTarget(v any) int

// StoreIfAssignable stores err in the variable that target points to, if its type allows.
func StoreIfAssignable(target any, err error) bool

// Zero returns the zero value of v's type; for a pointer one to a new zero value.
func Zero(v any) any

// SetInt, SetUint, SetFloat, SetBool, SetString and SetBytes store in the variable that a pointer points to.
func SetInt(pointer any, v int64)
func SetUint(pointer any, v uint64)
func SetFloat(pointer any, v float64)
func SetBool(pointer any, v bool)
func SetString(pointer any, v string)
func SetBytes(pointer any, v []byte)
