package reflectlite

// The kinds' names, by reflect's numbers.
var kindNames = [...]string{
	"invalid", "bool", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64",
	"uintptr", "float32", "float64", "complex64", "complex128", "array", "chan", "func", "interface", "map", "ptr",
	"slice", "string", "struct", "unsafe.Pointer",
}

const kindSlice = 23

// ValueError is the panic of a function that does not apply to a value's kind.
type ValueError struct {
	Method string
	Kind   int
}

func (e *ValueError) Error() string {
	if e.Kind == 0 {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + kindNames[e.Kind] + " Value"
}

// SliceLen returns the length of a slice whose elements are to be swapped; it panics for other kinds.
func SliceLen(v any) int {
	if kind := Kind(v); kind != kindSlice {
		panic(&ValueError{"Swapper", kind})
	}
	return Len(v)
}
