// Package gob writes Go values as streams that describe their own types, and reads them into types that are alike.
package gob

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"sync"
)

// A GobEncoder is sent as what it makes of itself.
type GobEncoder interface {
	GobEncode() ([]byte, error)
}

// A GobDecoder sets itself to what a GobEncoder made.
type GobDecoder interface {
	GobDecode([]byte) error
}

// tooBig is a length that no message has.
const tooBig = 8 << 30

// failure carries an error up to where a value began.
type failure struct {
	err error
}

func fail(err error) { panic(failure{err}) }

func failf(format string, args ...any) { fail(fmt.Errorf("gob: "+format, args...)) }

// catch stores the error of a failure.
func catch(err *error) {
	if r := recover(); r != nil {
		failed, ok := r.(failure)
		if !ok {
			panic(r)
		}
		*err = failed.err
	}
}

// method is what a type has by which it is sent or received.
type method uint8

const (
	noMethod method = iota
	gobMethod
	binaryMethod
)

// A handed is a type as the user handed it in.
type handed struct {
	user  reflect.Type
	base  reflect.Type // what all pointers lead to
	depth int          // how many pointers

	encodes, decodes         method
	encodeDepth, decodeDepth int // how many pointers lead to the methods' receiver; -1 if a pointer to the value has them
}

var handedTypes sync.Map // *handed by reflect.Type

var (
	typeOfGobEncoder        = reflect.TypeFor[GobEncoder]()
	typeOfGobDecoder        = reflect.TypeFor[GobDecoder]()
	typeOfBinaryMarshaler   = reflect.TypeFor[encoding.BinaryMarshaler]()
	typeOfBinaryUnmarshaler = reflect.TypeFor[encoding.BinaryUnmarshaler]()
)

func lookAt(t reflect.Type) (*handed, error) {
	if known, ok := handedTypes.Load(t); ok {
		return known.(*handed), nil
	}
	h := &handed{user: t, base: t}
	for slow := t; h.base.Kind() == reflect.Pointer; h.depth++ {
		h.base = h.base.Elem()
		if h.base == slow {
			return nil, errors.New("can't represent recursive pointer type " + h.base.String())
		}
		if h.depth%2 == 0 {
			slow = slow.Elem()
		}
	}
	h.encodes, h.encodeDepth = methodOf(t, typeOfGobEncoder, typeOfBinaryMarshaler)
	h.decodes, h.decodeDepth = methodOf(t, typeOfGobDecoder, typeOfBinaryUnmarshaler)
	known, _ := handedTypes.LoadOrStore(t, h)
	return known.(*handed), nil
}

// mustLookAt is lookAt where a value is on its way.
func mustLookAt(t reflect.Type) *handed {
	h, err := lookAt(t)
	if err != nil {
		fail(err)
	}
	return h
}

func methodOf(t, gob, binary reflect.Type) (method, int) {
	if depth, ok := implements(t, gob); ok {
		return gobMethod, depth
	}
	if depth, ok := implements(t, binary); ok {
		return binaryMethod, depth
	}
	return noMethod, 0
}

func implements(t, methods reflect.Type) (depth int, ok bool) {
	for p := t; ; p = p.Elem() {
		if p.Implements(methods) {
			return depth, true
		}
		if p.Kind() != reflect.Pointer {
			break
		}
		if depth++; depth > 100 {
			return 0, false
		}
	}
	if t.Kind() != reflect.Pointer && reflect.PointerTo(t).Implements(methods) {
		return -1, true
	}
	return 0, false
}

// A directory has the types whose values are sent inside interfaces.
type directory struct {
	types sync.Map // reflect.Type by name
	names sync.Map // name by the base of the type
}

var registered = newDirectory()

// Register makes a type known whose values are sent inside interfaces, by its name and the path of its package.
func Register(value any) {
	t := reflect.TypeOf(value)
	name := t.String()
	star := ""
	if t.Name() == "" && t.Kind() == reflect.Pointer {
		star = "*"
	}
	switch {
	case t.Name() == "":
	case t.PkgPath() == "":
		name = star + t.Name()
	default:
		name = star + t.PkgPath() + "." + t.Name()
	}
	RegisterName(name, value)
}

// RegisterName is Register with another name.
func RegisterName(name string, value any) {
	if name == "" {
		panic("attempt to register empty name")
	}
	registered.add(name, reflect.TypeOf(value))
}

func (d *directory) add(name string, t reflect.Type) {
	h := mustLookAt(t)
	if before, known := d.types.LoadOrStore(name, t); known && before != t {
		panic(fmt.Sprintf("gob: registering duplicate types for %q: %s != %s", name, before, t))
	}
	if before, known := d.names.LoadOrStore(h.base, name); known && before != name {
		d.types.Delete(name)
		panic(fmt.Sprintf("gob: registering duplicate names for %s: %q != %q", t, before, name))
	}
}

// newDirectory returns a directory of the basic types and slices of them.
func newDirectory() *directory {
	d := new(directory)
	for _, value := range []any{
		0, int8(0), int16(0), int32(0), int64(0), uint(0), uint8(0), uint16(0), uint32(0), uint64(0), float32(0), 0.0,
		complex64(0), complex128(0), uintptr(0), false, "",
		[]int(nil), []int8(nil), []int16(nil), []int32(nil), []int64(nil), []uint(nil), []uint8(nil), []uint16(nil), []uint32(nil), []uint64(nil),
		[]float32(nil), []float64(nil), []complex64(nil), []complex128(nil), []uintptr(nil), []bool(nil), []string(nil),
	} {
		t := reflect.TypeOf(value)
		d.add(t.String(), t)
	}
	return d
}
