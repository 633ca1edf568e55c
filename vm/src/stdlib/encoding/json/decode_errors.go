package json

import (
	"reflect"
	"strconv"
	"strings"
)

// An UnmarshalTypeError tells of a value that does not fit a type of Go's.
type UnmarshalTypeError struct {
	Value  string // what it is
	Type   reflect.Type
	Offset int64
	Struct string // name of the type that was decoded into
	Field  string // the path to the value
	Err    error
}

func (e *UnmarshalTypeError) Error() string {
	s := "json: cannot unmarshal " + e.Value + " into "
	if e.Struct == "" && e.Field == "" {
		s += "Go value"
	} else {
		last := e.Field[strings.LastIndexByte(e.Field, '.')+1:]
		if last == "" || strings.Trim(last, "0123456789") != "" {
			s += "Go struct field "
		}
		s += e.Struct + "." + e.Field
	}
	s += " of type " + e.Type.String()
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

func (e *UnmarshalTypeError) Unwrap() error { return e.Err }

// An InvalidUnmarshalError tells of a target that is no pointer, or nil.
type InvalidUnmarshalError struct {
	Type reflect.Type
}

func (e *InvalidUnmarshalError) Error() string {
	switch {
	case e.Type == nil:
		return "json: Unmarshal(nil)"
	case e.Type.Kind() != reflect.Pointer:
		return "json: Unmarshal(non-pointer " + e.Type.String() + ")"
	}
	return "json: Unmarshal(nil " + e.Type.String() + ")"
}

// An unknownField is a member that a struct has no field for.
type unknownField struct{ name string }

func (e *unknownField) Error() string { return "json: unknown field " + strconv.Quote(e.name) }

// An embeddedPointer is one that would have to be set, but is not exported.
type embeddedPointer struct{ typ reflect.Type }

func (e *embeddedPointer) Error() string {
	return "json: cannot set embedded pointer to unexported struct: " + e.typ.String()
}
