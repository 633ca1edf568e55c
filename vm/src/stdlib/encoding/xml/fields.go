package xml

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// A structure is what the fields of a struct type are in a document.
type structure struct {
	name   *field // XMLName, the struct's own or an embedded one's
	fields []field
}

type field struct {
	index     []int
	name      string
	space     string
	role      role
	omitEmpty bool
	parents   []string // elements around the field's
}

// role is what a field is in a document.
type role uint8

const (
	isElement role = 1 << iota
	isAttr
	isCDATA
	isCharData
	isInnerXML
	isComment
	isAny // beside isElement or isAttr: of any name
)

var roles = map[string]role{
	"attr": isAttr, "cdata": isCDATA, "chardata": isCharData, "innerxml": isInnerXML, "comment": isComment, "any": isAny,
}

const nameField = "XMLName"

var (
	structures sync.Map // *structure by reflect.Type
	typeOfName = reflect.TypeFor[Name]()
	typeOfAttr = reflect.TypeFor[Attr]()
)

// structureOf looks at the fields of a struct type; other types have none.
func structureOf(t reflect.Type) (*structure, error) {
	if known, ok := structures.Load(t); ok {
		return known.(*structure), nil
	}
	found := &structure{}
	if t.Kind() == reflect.Struct && t != typeOfName {
		for i := range t.NumField() {
			if err := found.addField(t, i); err != nil {
				return nil, err
			}
		}
	}
	known, _ := structures.LoadOrStore(t, found)
	return known.(*structure), nil
}

func (s *structure) addField(t reflect.Type, i int) error {
	f := t.Field(i)
	if !f.IsExported() && !f.Anonymous || f.Tag.Get("xml") == "-" {
		return nil
	}
	if f.Anonymous {
		embedded := f.Type
		if embedded.Kind() == reflect.Pointer {
			embedded = embedded.Elem()
		}
		if embedded.Kind() == reflect.Struct {
			return s.addEmbedded(t, i, embedded)
		}
	}
	made, err := newField(t, &f)
	if err != nil {
		return err
	}
	if f.Name == nameField {
		s.name = made
		return nil
	}
	return s.add(t, *made)
}

func (s *structure) addEmbedded(t reflect.Type, i int, embedded reflect.Type) error {
	inner, err := structureOf(embedded)
	if err != nil {
		return err
	}
	if s.name == nil {
		s.name = inner.name
	}
	for _, f := range inner.fields {
		f.index = append([]int{i}, f.index...)
		if err := s.add(t, f); err != nil {
			return err
		}
	}
	return nil
}

// newField reads a field's tag.
func newField(t reflect.Type, f *reflect.StructField) (*field, error) {
	whole := f.Tag.Get("xml")
	made := &field{index: f.Index}
	path := whole
	if space, rest, found := strings.Cut(path, " "); found {
		made.space, path = space, rest
	}
	path, options, _ := strings.Cut(path, ",")
	for option := range strings.SplitSeq(options, ",") {
		made.role |= roles[option]
		made.omitEmpty = made.omitEmpty || option == "omitempty"
	}
	if !made.completeRole(f.Name, path) {
		return nil, fmt.Errorf("xml: invalid tag in field %s of type %s: %q", f.Name, t, whole)
	}
	if made.space != "" && path == "" {
		return nil, fmt.Errorf("xml: namespace without name in field %s of type %s: %q", f.Name, t, whole)
	}
	switch {
	case f.Name == nameField:
		made.name = path
		return made, nil
	case path == "":
		if inner := nameOf(f.Type); inner != nil {
			made.space, made.name = inner.space, inner.name
		} else {
			made.name = f.Name
		}
		return made, nil
	}
	names := strings.Split(path, ">")
	if names[0] == "" {
		names[0] = f.Name
	}
	last := len(names) - 1
	made.name, made.parents = names[last], names[:last]
	if made.name == "" {
		return nil, fmt.Errorf("xml: trailing '>' in field %s of type %s", f.Name, t)
	}
	if made.role&isElement == 0 {
		if last > 0 {
			return nil, fmt.Errorf("xml: %s chain not valid with %s flag", path, options)
		}
		return made, nil
	}
	if inner := nameOf(f.Type); inner != nil && inner.name != made.name {
		return nil, fmt.Errorf("xml: name %q in tag of %s.%s conflicts with name %q in %s.XMLName", made.name, t, f.Name, inner.name, f.Type)
	}
	return made, nil
}

// completeRole makes a field an element whose tag gives it no role, and tells whether the roles go together, and with the name.
func (f *field) completeRole(name, path string) bool {
	switch f.role {
	case 0:
		f.role = isElement
		return true
	case isAttr, isAny | isAttr, isAny, isCDATA, isCharData, isInnerXML, isComment:
	default:
		return false
	}
	if name == nameField || path != "" && f.role != isAttr {
		return false
	}
	if f.role == isAny {
		f.role |= isElement
	}
	return !f.omitEmpty || f.role&(isElement|isAttr) != 0
}

// nameOf returns the XMLName of a struct, or of what points to it, if its tag has a name.
func nameOf(t reflect.Type) *field {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	for i := range t.NumField() {
		if f := t.Field(i); f.Name == nameField {
			if made, err := newField(t, &f); err == nil && made.name != "" {
				return made
			}
			return nil
		}
	}
	return nil
}

// conflicts tells whether two fields have the same place in a document, or one is around the other.
func (f *field) conflicts(g *field) bool {
	if f.role != g.role || f.space != "" && g.space != "" && f.space != g.space {
		return false
	}
	shared := min(len(f.parents), len(g.parents))
	if !slices.Equal(f.parents[:shared], g.parents[:shared]) {
		return false
	}
	switch {
	case len(f.parents) > shared:
		return f.parents[shared] == g.name
	case len(g.parents) > shared:
		return g.parents[shared] == f.name
	}
	return f.name == g.name && f.space == g.space
}

// add adds a field unless it is hidden by others, takes away those that it hides, and fails if neither hides the other.
func (s *structure) add(t reflect.Type, f field) error {
	for i := range s.fields {
		if old := &s.fields[i]; old.conflicts(&f) && len(old.index) < len(f.index) {
			return nil
		}
	}
	for i := range s.fields {
		if old := &s.fields[i]; old.conflicts(&f) && len(old.index) == len(f.index) {
			first, second := t.FieldByIndex(old.index), t.FieldByIndex(f.index)
			return &TagPathError{t, first.Name, first.Tag.Get("xml"), second.Name, second.Tag.Get("xml")}
		}
	}
	s.fields = slices.DeleteFunc(s.fields, func(old field) bool { return old.conflicts(&f) })
	s.fields = append(s.fields, f)
	return nil
}

// A TagPathError says that two fields have the same place in a document.
type TagPathError struct {
	Struct       reflect.Type
	Field1, Tag1 string
	Field2, Tag2 string
}

func (e *TagPathError) Error() string {
	return fmt.Sprintf("%s field %q with tag %q conflicts with field %q with tag %q", e.Struct, e.Field1, e.Tag1, e.Field2, e.Tag2)
}

// in returns the field of v, or none if it is in an embedded struct that is not there; set makes that.
func (f *field) in(v reflect.Value, set bool) reflect.Value {
	for depth, i := range f.index {
		if depth > 0 && v.Kind() == reflect.Pointer && v.Type().Elem().Kind() == reflect.Struct {
			if v.IsNil() {
				if !set {
					return reflect.Value{}
				}
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v
}

// implementing returns v as an I, or the pointer to v, and the type of which it is.
func implementing[I any](v reflect.Value) (i I, t reflect.Type, ok bool) {
	if v.CanInterface() {
		if i, ok = v.Interface().(I); ok {
			return i, v.Type(), true
		}
	}
	if v.CanAddr() {
		if p := v.Addr(); p.CanInterface() {
			if i, ok = p.Interface().(I); ok {
				return i, p.Type(), true
			}
		}
	}
	return i, nil, false
}

// isBytes tells whether t is a slice or an array of bytes.
func isBytes(t reflect.Type) bool { return t.Elem().Kind() == reflect.Uint8 }

// receiver is how messages name the type of v.
func receiver(v any) string {
	t := reflect.TypeOf(v)
	if t.Name() != "" {
		return t.String()
	}
	return "(" + t.String() + ")"
}
