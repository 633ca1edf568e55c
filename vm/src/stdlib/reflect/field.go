package reflect

import "strconv"

// A StructField is a field of a struct type.
type StructField struct {
	Name      string
	PkgPath   string // of a field that is not exported
	Type      Type
	Tag       StructTag
	Offset    uintptr
	Index     []int // for Type.FieldByIndex
	Anonymous bool  // embedded
}

func (f StructField) IsExported() bool { return f.PkgPath == "" }

// A StructTag is a field's tag, by convention of the form key:"value" key2:"value".
type StructTag string

// Get returns the value of a key, "" if there is none.
func (tag StructTag) Get(key string) string {
	v, _ := tag.Lookup(key)
	return v
}

// Lookup returns the value of a key, and whether there is one.
func (tag StructTag) Lookup(key string) (value string, ok bool) {
	for tag != "" {
		for tag != "" && tag[0] == ' ' {
			tag = tag[1:]
		}
		i := 0
		for i < len(tag) && tag[i] > ' ' && tag[i] != ':' && tag[i] != '"' && tag[i] != 0x7f {
			i++
		}
		if i == 0 || i+1 >= len(tag) || tag[i] != ':' || tag[i+1] != '"' {
			break
		}
		name := string(tag[:i])
		tag = tag[i+1:]
		for i = 1; i < len(tag) && tag[i] != '"'; i++ {
			if tag[i] == '\\' {
				i++
			}
		}
		if i >= len(tag) {
			break
		}
		quoted := string(tag[:i+1])
		tag = tag[i+1:]
		if name == key {
			value, err := strconv.Unquote(quoted)
			return value, err == nil
		}
	}
	return "", false
}

// Bits of rtype.field.
const (
	fieldEmbedded = 1 << iota
	fieldExported
)

func (t rtype) NumField() int {
	t.must(Struct, "NumField")
	return t.numField()
}

func (t rtype) Field(i int) StructField {
	t.must(Struct, "Field")
	if i < 0 || i >= t.numField() {
		panic("reflect: Field index out of bounds")
	}
	name, tag, typ, offset, bits := t.field(i)
	f := StructField{
		Name: name, Type: typ, Tag: StructTag(tag), Offset: offset, Index: []int{i}, Anonymous: bits&fieldEmbedded != 0,
	}
	if bits&fieldExported == 0 {
		if f.PkgPath = t.pkgPath(); f.PkgPath == "" {
			f.PkgPath = "main"
		}
	}
	return f
}

func (t rtype) FieldByIndex(index []int) StructField {
	var f StructField
	typ := Type(t)
	for i, x := range index {
		if i > 0 {
			if typ.Kind() == Pointer && typ.Elem().Kind() == Struct {
				typ = typ.Elem()
			}
		}
		f = typ.Field(x)
		typ = f.Type
	}
	return f
}

func (t rtype) FieldByName(name string) (StructField, bool) {
	t.must(Struct, "FieldByName")
	return t.FieldByNameFunc(func(s string) bool { return s == name })
}

// FieldByNameFunc returns the only field at the least depth of embedding whose name fits.
func (t rtype) FieldByNameFunc(match func(string) bool) (result StructField, ok bool) {
	t.must(Struct, "FieldByNameFunc")
	type level struct {
		typ   rtype
		index []int
	}
	seen := map[rtype]bool{}
	for current := []level{{t, nil}}; len(current) > 0; {
		var next []level
		count := map[rtype]int{}
		for _, l := range current {
			count[l.typ]++
		}
		for _, l := range current {
			if seen[l.typ] {
				continue
			}
			seen[l.typ] = true
			for i := range l.typ.numField() {
				f := l.typ.Field(i)
				index := append(append([]int(nil), l.index...), i)
				if match(f.Name) {
					if ok || count[l.typ] > 1 {
						return StructField{}, false
					}
					result, ok = f, true
					result.Index = index
					continue
				}
				if !f.Anonymous {
					continue
				}
				inner := f.Type.number()
				if inner.Kind() == Pointer {
					inner = inner.elem()
				}
				if inner.Kind() == Struct {
					next = append(next, level{inner, index})
				}
			}
		}
		if ok {
			return result, true
		}
		current = next
	}
	return StructField{}, false
}

// VisibleFields returns all fields of a struct type, those of embedded structs included as far as they can be selected.
func VisibleFields(t Type) []StructField {
	if t == nil {
		panic("reflect: VisibleFields(nil)")
	}
	if t.Kind() != Struct {
		panic("reflect.VisibleFields of non-struct type")
	}
	var fields []StructField
	visiting := map[rtype]bool{}
	var walk func(t rtype, index []int)
	walk = func(t rtype, index []int) {
		if visiting[t] {
			return
		}
		visiting[t] = true
		for i := range t.numField() {
			f := t.Field(i)
			f.Index = append(append([]int(nil), index...), i)
			fields = append(fields, f)
			if !f.Anonymous {
				continue
			}
			inner := f.Type.number()
			if inner.Kind() == Pointer {
				inner = inner.elem()
			}
			if inner.Kind() == Struct {
				walk(inner, f.Index)
			}
		}
		delete(visiting, t)
	}
	walk(t.number(), nil)
	// Of fields with one name that at the least depth is visible, unless there are several.
	kept := fields[:0]
	for _, f := range fields {
		visible, ok := t.FieldByName(f.Name)
		if ok && sameIndex(visible.Index, f.Index) {
			kept = append(kept, f)
		}
	}
	return kept
}

func sameIndex(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
