package reflect

import (
	"strconv"
	"unicode"
)

// PointerTo returns the type of pointers to t.
func PointerTo(t Type) Type { return t.number().pointerTo() }

// PtrTo is the old name of PointerTo.
func PtrTo(t Type) Type { return PointerTo(t) }

// SliceOf returns the type []t.
func SliceOf(t Type) Type { return sliceTypeOf(t.number()) }

// ArrayOf returns the type [length]elem.
func ArrayOf(length int, elem Type) Type {
	if length < 0 {
		panic("reflect: negative length passed to ArrayOf")
	}
	if size := elem.Size(); size > 0 && uintptr(length) > mostBytes/size {
		if uintptr(length) > ^uintptr(0)/size {
			panic("reflect.ArrayOf: array size would exceed virtual address space")
		}
		panic("reflect.ArrayOf: minigo does not support so large arrays")
	}
	return arrayTypeOf(elem.number(), length)
}

// mostBytes is how large an array may be that reflection makes.
const mostBytes = 1 << 30

// ChanOf returns the type of channels of t.
func ChanOf(dir ChanDir, t Type) Type {
	if t.Size() >= 1<<16 {
		panic("reflect.ChanOf: element size too large")
	}
	if dir < RecvDir || dir > BothDir {
		panic("reflect.ChanOf: invalid dir")
	}
	return chanTypeOf(int(dir), t.number())
}

// MapOf returns the type map[key]elem.
func MapOf(key, elem Type) Type {
	if !key.number().comparable() {
		panic("reflect.MapOf: invalid key type " + key.String())
	}
	return mapTypeOf(key.number(), elem.number())
}

// FuncOf returns a function type.
func FuncOf(in, out []Type, variadic bool) Type {
	if variadic && (len(in) == 0 || in[len(in)-1].Kind() != Slice) {
		panic("reflect.FuncOf: last arg of variadic func must be slice")
	}
	types := make([]rtype, 0, len(in)+len(out))
	for _, t := range in {
		types = append(types, t.number())
	}
	for _, t := range out {
		types = append(types, t.number())
	}
	return funcTypeOf(types, len(in), variadic)
}

// StructOf returns a struct type. Fields that are not exported, or embedded, are not supported.
func StructOf(fields []StructField) Type {
	var names, tags []string
	var types []rtype
	var embedded []bool
	seen := map[string]bool{}
	for i, f := range fields {
		if f.Name == "" {
			panic("reflect.StructOf: field " + strconv.Itoa(i) + " has no name")
		}
		if !isValidName(f.Name) {
			panic("reflect.StructOf: field " + strconv.Itoa(i) + " has invalid name")
		}
		if f.Type == nil {
			panic("reflect.StructOf: field " + strconv.Itoa(i) + " has no type")
		}
		first := []rune(f.Name)[0]
		if !unicode.IsUpper(first) {
			if f.PkgPath == "" {
				panic("reflect.StructOf: field \"" + f.Name + "\" is unexported but missing PkgPath")
			}
			panic("reflect.StructOf: minigo does not support unexported field " + f.Name)
		}
		if f.PkgPath != "" {
			panic("reflect.StructOf: field \"" + f.Name + "\" is exported but has PkgPath")
		}
		if f.Anonymous {
			panic("reflect.StructOf: minigo does not support embedded field " + f.Name)
		}
		if seen[f.Name] {
			panic("reflect.StructOf: duplicate field " + f.Name)
		}
		seen[f.Name] = true
		names = append(names, f.Name)
		tags = append(tags, string(f.Tag))
		types = append(types, f.Type.number())
		embedded = append(embedded, false)
	}
	return structTypeOf(names, tags, types, embedded)
}

func isValidName(name string) bool {
	for i, r := range name {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return true
}
