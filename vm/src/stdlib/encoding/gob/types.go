package gob

import (
	"errors"
	"fmt"
	"reflect"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A typeId is the number of a type in a stream. All of a program's streams have the same numbers, in the order in which types are first sent.
type typeId int32

// firstUserId is the first number that is not one of gob's own types.
const firstUserId = 64

// A description is how streams describe a type. It is one of the pointers in a wireType, or a *CommonType for basic types.
type description interface {
	common() *CommonType
	// text names the type and what it is made of, each struct but once.
	text(seen map[typeId]bool) string
}

// CommonType is what all descriptions begin with.
type CommonType struct {
	Name string
	Id   typeId
}

func (t *CommonType) common() *CommonType { return t }

func (t *CommonType) text(map[typeId]bool) string { return t.Name }

type arrayType struct {
	CommonType
	Elem typeId
	Len  int
}

func (t *arrayType) text(seen map[typeId]bool) string {
	if seen[t.Id] {
		return t.Name
	}
	seen[t.Id] = true
	return fmt.Sprintf("[%d]%s", t.Len, described(t.Elem).text(seen))
}

type gobEncoderType struct {
	CommonType
}

type mapType struct {
	CommonType
	Key  typeId
	Elem typeId
}

func (t *mapType) text(seen map[typeId]bool) string {
	if seen[t.Id] {
		return t.Name
	}
	seen[t.Id] = true
	key := described(t.Key).text(seen)
	return fmt.Sprintf("map[%s]%s", key, described(t.Elem).text(seen))
}

type sliceType struct {
	CommonType
	Elem typeId
}

func (t *sliceType) text(seen map[typeId]bool) string {
	if seen[t.Id] {
		return t.Name
	}
	seen[t.Id] = true
	return fmt.Sprintf("[]%s", described(t.Elem).text(seen))
}

type fieldType struct {
	Name string
	Id   typeId
}

type structType struct {
	CommonType
	Field []fieldType
}

func (t *structType) text(seen map[typeId]bool) string {
	if seen[t.Id] {
		return t.Name
	}
	seen[t.Id] = true
	text := t.Name + " = struct { "
	for _, f := range t.Field {
		text += fmt.Sprintf("%s %s; ", f.Name, described(f.Id).text(seen))
	}
	return text + "}"
}

// A wireType is a type's description as it is sent: the one pointer that is not nil.
type wireType struct {
	ArrayT           *arrayType
	SliceT           *sliceType
	StructT          *structType
	MapT             *mapType
	GobEncoderT      *gobEncoderType
	BinaryMarshalerT *gobEncoderType
	TextMarshalerT   *gobEncoderType
}

// name is what errors call a type that was received.
func (w *wireType) name() string {
	switch {
	case w == nil:
	case w.ArrayT != nil:
		return w.ArrayT.Name
	case w.SliceT != nil:
		return w.SliceT.Name
	case w.StructT != nil:
		return w.StructT.Name
	case w.MapT != nil:
		return w.MapT.Name
	case w.GobEncoderT != nil:
		return w.GobEncoderT.Name
	case w.BinaryMarshalerT != nil:
		return w.BinaryMarshalerT.Name
	case w.TextMarshalerT != nil:
		return w.TextMarshalerT.Name
	}
	return "unknown type"
}

// method is the one by which values of the type were sent.
func (w *wireType) method() (m method, text bool) {
	switch {
	case w == nil:
	case w.GobEncoderT != nil:
		return gobMethod, false
	case w.BinaryMarshalerT != nil:
		return binaryMethod, false
	case w.TextMarshalerT != nil:
		return noMethod, true
	}
	return noMethod, false
}

// A typeInfo is a type's number and description, and how it is encoded once that was asked for.
type typeInfo struct {
	id      typeId
	wire    wireType
	program *program
}

// A registry is what the program knows of types.
type registry struct {
	lock         sync.Mutex
	descriptions map[reflect.Type]description
	byId         []description
	infos        map[reflect.Type]*typeInfo
}

// The numbers of basic types, and of wireType.
const (
	boolId typeId = 1 + iota
	intId
	uintId
	floatId
	bytesId
	stringId
	complexId
	interfaceId

	wireTypeId typeId = 16
)

// basicOf has the numbers of basic types by kind, 0 for others.
var basicOf = [reflect.UnsafePointer + 1]typeId{
	reflect.Bool: boolId, reflect.Int: intId, reflect.Int8: intId, reflect.Int16: intId, reflect.Int32: intId, reflect.Int64: intId,
	reflect.Uint: uintId, reflect.Uint8: uintId, reflect.Uint16: uintId, reflect.Uint32: uintId, reflect.Uint64: uintId, reflect.Uintptr: uintId,
	reflect.Float32: floatId, reflect.Float64: floatId, reflect.Complex64: complexId, reflect.Complex128: complexId,
	reflect.String: stringId, reflect.Interface: interfaceId,
}

var known = newRegistry()

// newRegistry returns a registry of the types that all programs have: basic ones, and those that descriptions are made of, each behind a gap.
func newRegistry() *registry {
	r := &registry{descriptions: make(map[reflect.Type]description), byId: make([]description, 1, firstUserId), infos: make(map[reflect.Type]*typeInfo)}
	for _, basic := range []struct {
		name string
		t    reflect.Type
	}{
		{"bool", reflect.TypeFor[bool]()}, {"int", reflect.TypeFor[int]()}, {"uint", reflect.TypeFor[uint]()}, {"float", reflect.TypeFor[float64]()},
		{"bytes", reflect.TypeFor[[]byte]()}, {"string", reflect.TypeFor[string]()}, {"complex", reflect.TypeFor[complex128]()},
		{"interface", reflect.TypeFor[any]()},
	} {
		d := &CommonType{Name: basic.name}
		r.number(d)
		r.descriptions[basic.t] = d
	}
	for len(r.byId) < int(wireTypeId) {
		r.number(&CommonType{Name: fmt.Sprintf("_reserved%d", int(wireTypeId)-len(r.byId))})
	}
	r.infoOf(mustLookAt(reflect.TypeFor[wireType]()))
	r.byId = append(r.byId, make([]description, firstUserId-len(r.byId))...)
	return r
}

// number gives a type the next number if it has none.
func (r *registry) number(d description) {
	if c := d.common(); c.Id == 0 {
		c.Id = typeId(len(r.byId))
		r.byId = append(r.byId, d)
	}
}

// described returns the description of a number, or nil.
func described(id typeId) description {
	if id < 0 || int(id) >= len(known.byId) {
		return nil
	}
	return known.byId[id]
}

// ownType is described for the numbers that all programs have.
func ownType(id typeId) description {
	if id >= firstUserId {
		return nil
	}
	return described(id)
}

// infoOf returns what a type is sent as.
func (r *registry) infoOf(h *handed) (*typeInfo, error) {
	r.lock.Lock()
	defer r.lock.Unlock()
	t := h.base
	if h.encodes != noMethod {
		t = h.user
	}
	if info := r.infos[t]; info != nil {
		return info, nil
	}
	d, err := r.describeBase(t.Name(), t)
	if err != nil {
		return nil, err
	}
	info := &typeInfo{id: d.common().Id}
	if h.encodes != noMethod {
		// Pointers whose methods encode have the number of what they point to, and a description of their own.
		if d, err = r.describe(t.Name(), h, t); err != nil {
			return nil, err
		}
	}
	switch d := d.(type) {
	case *gobEncoderType:
		if h.encodes == gobMethod {
			info.wire.GobEncoderT = d
		} else {
			info.wire.BinaryMarshalerT = d
		}
	case *arrayType:
		info.wire.ArrayT = d
	case *mapType:
		info.wire.MapT = d
	case *sliceType:
		info.wire.SliceT = d
	case *structType:
		info.wire.StructT = d
	}
	r.infos[t] = info
	return info, nil
}

func (r *registry) describeBase(name string, t reflect.Type) (description, error) {
	h := mustLookAt(t)
	return r.describe(name, h, h.base)
}

func (r *registry) describe(name string, h *handed, t reflect.Type) (description, error) {
	if d, ok := r.descriptions[t]; ok {
		return d, nil
	}
	d, err := r.newDescription(name, h, t)
	if err == nil {
		r.descriptions[t] = d
	}
	return d, err
}

// newDescription describes a type. Structs get their numbers ahead of what they are made of, others behind it.
func (r *registry) newDescription(name string, h *handed, t reflect.Type) (description, error) {
	common := CommonType{Name: name}
	if h.encodes != noMethod {
		d := &gobEncoderType{common}
		r.number(d)
		return d, nil
	}
	if id := basicOf[t.Kind()]; id != 0 {
		return r.byId[id], nil
	}
	switch t.Kind() {
	case reflect.Array:
		d := &arrayType{CommonType: common, Len: t.Len()}
		parts, err := r.parts(t, d, "", t.Elem())
		if err != nil {
			return nil, err
		}
		d.Elem = parts[0].common().Id
		return d, nil
	case reflect.Map:
		d := &mapType{CommonType: common}
		parts, err := r.parts(t, d, "", t.Key(), t.Elem())
		if err != nil {
			return nil, err
		}
		d.Key, d.Elem = parts[0].common().Id, parts[1].common().Id
		return d, nil
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return r.byId[bytesId], nil
		}
		d := &sliceType{CommonType: common}
		parts, err := r.parts(t, d, t.Elem().Name(), t.Elem())
		if err != nil {
			return nil, err
		}
		r.number(parts[0])
		d.Elem = parts[0].common().Id
		return d, nil
	case reflect.Struct:
		d := &structType{CommonType: common}
		r.number(d)
		r.descriptions[t] = d
		return d, r.fields(d, t)
	}
	return nil, errors.New("gob NewTypeObject can't handle type: " + t.String())
}

// parts describes what a type is made of, and then numbers it. It is entered first, since it may be made of itself.
func (r *registry) parts(t reflect.Type, d description, name string, types ...reflect.Type) (parts []description, err error) {
	r.descriptions[t] = d
	for _, part := range types {
		described, err := r.describeBase(name, part)
		if err != nil {
			delete(r.descriptions, t)
			return nil, err
		}
		parts = append(parts, described)
	}
	r.number(d)
	return parts, nil
}

func (r *registry) fields(d *structType, t reflect.Type) error {
	for i := range t.NumField() {
		f := t.Field(i)
		if !isSent(&f) {
			continue
		}
		base := mustLookAt(f.Type).base
		name := base.Name()
		if name == "" {
			name = base.String()
		}
		part, err := r.describeBase(name, f.Type)
		if err != nil {
			return err
		}
		r.number(part)
		d.Field = append(d.Field, fieldType{f.Name, part.common().Id})
	}
	return nil
}

func isExported(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(r)
}

// isSent tells whether a field is sent: not channels, functions and what is not exported.
func isSent(f *reflect.StructField) bool {
	t := f.Type
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return isExported(f.Name) && t.Kind() != reflect.Chan && t.Kind() != reflect.Func
}
