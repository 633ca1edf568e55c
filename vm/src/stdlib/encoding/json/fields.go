package json

import (
	"encoding"
	"reflect"
	"sort"
	"strings"
	"sync"
	"unicode"
)

// What a type or pointers to it have methods for.
const (
	hasMarshal = 1 << iota
	hasText
	pointerMarshal
	pointerText
	hasUnmarshal
	hasUnmarshalText
)

// typeInfo is what is known of a type.
type typeInfo struct {
	methods   int // for encoding
	unmarshal int // for decoding, by a pointer
	fields    []field
	names     map[string]int // of fields
}

// A field is a member of the objects that structs become.
type field struct {
	name      string
	tagged    bool
	index     []int
	typ       reflect.Type
	omitEmpty bool
	omitZero  bool
	quoted    bool
}

var infos struct {
	sync.Mutex
	of map[reflect.Type]*typeInfo
}

var (
	unmarshalerType     = reflect.TypeFor[Unmarshaler]()
	textUnmarshalerType = reflect.TypeFor[encoding.TextUnmarshaler]()
)

func infoOf(t reflect.Type) *typeInfo {
	infos.Lock()
	defer infos.Unlock()
	info := infos.of[t]
	if info == nil {
		info = newInfo(t)
		if infos.of == nil {
			infos.of = map[reflect.Type]*typeInfo{}
		}
		infos.of[t] = info
	}
	return info
}

func newInfo(t reflect.Type) *typeInfo {
	info := new(typeInfo)
	if t.Implements(marshalerType) {
		info.methods |= hasMarshal
	}
	if t.Implements(textMarshalerType) {
		info.methods |= hasText
	}
	if t.Kind() != reflect.Pointer && t.Kind() != reflect.Interface && t.Name() != "" {
		p := reflect.PointerTo(t)
		if p.Implements(marshalerType) {
			info.methods |= pointerMarshal
		}
		if p.Implements(textMarshalerType) {
			info.methods |= pointerText
		}
		if p.Implements(unmarshalerType) {
			info.unmarshal = hasUnmarshal
		} else if p.Implements(textUnmarshalerType) {
			info.unmarshal = hasUnmarshalText
		}
	}
	if t.Kind() == reflect.Struct {
		info.fields = fieldsOf(t)
		info.names = make(map[string]int, len(info.fields))
		for i, f := range info.fields {
			info.names[f.name] = i
		}
	}
	return info
}

// find returns the field of a name, or else one whose name differs in case only, at the least depth.
func (t *typeInfo) find(name []byte) *field {
	if i, ok := t.names[string(name)]; ok {
		return &t.fields[i]
	}
	var found *field
	for i := range t.fields {
		f := &t.fields[i]
		if strings.EqualFold(f.name, string(name)) && (found == nil || len(f.index) < len(found.index)) {
			found = f
		}
	}
	return found
}

func validName(s string) bool {
	for _, c := range s {
		if !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", c) && !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			return false
		}
	}
	return s != ""
}

// fieldsOf returns the members of a struct's objects: of those with one name the one at the least depth, of these the only one with a tag.
func fieldsOf(t reflect.Type) []field {
	type level struct {
		typ   reflect.Type
		index []int
	}
	var found []field
	visited := map[reflect.Type]bool{}
	for current := []level{{t, nil}}; len(current) > 0; {
		var next []level
		times := map[reflect.Type]int{}
		for _, l := range current {
			times[l.typ]++
		}
		for _, l := range current {
			if visited[l.typ] {
				continue
			}
			visited[l.typ] = true
			for i := range l.typ.NumField() {
				f := l.typ.Field(i)
				inner := f.Type
				if inner.Kind() == reflect.Pointer && inner.Name() == "" {
					inner = inner.Elem()
				}
				if !f.IsExported() && !(f.Anonymous && inner.Kind() == reflect.Struct) {
					continue
				}
				tag := f.Tag.Get("json")
				if tag == "-" {
					continue
				}
				name, options, _ := strings.Cut(tag, ",")
				if !validName(name) {
					name = ""
				}
				index := append(append([]int(nil), l.index...), i)
				if name == "" && f.Anonymous && inner.Kind() == reflect.Struct {
					next = append(next, level{inner, index})
					continue
				}
				if !f.IsExported() {
					continue
				}
				member := field{name: name, tagged: name != "", index: index, typ: inner}
				if name == "" {
					member.name = f.Name
				}
				for _, option := range strings.Split(options, ",") {
					switch option {
					case "omitempty":
						member.omitEmpty = true
					case "omitzero":
						member.omitZero = true
					case "string":
						switch k := inner.Kind(); {
						case reflect.Bool <= k && k <= reflect.Float64, k == reflect.String:
							member.quoted = true
						}
					}
				}
				found = append(found, member)
				if times[l.typ] > 1 {
					found = append(found, member)
				}
			}
		}
		current = next
	}
	return dominant(found)
}

// dominant leaves out what other fields with the same name hide.
func dominant(found []field) []field {
	best := map[string][]int{}
	for i, f := range found {
		rivals := best[f.name]
		switch {
		case rivals == nil || better(f, found[rivals[0]]):
			best[f.name] = []int{i}
		case !better(found[rivals[0]], f):
			best[f.name] = append(rivals, i)
		}
	}
	var kept []field
	for i, f := range found {
		if only := best[f.name]; len(only) == 1 && only[0] == i {
			kept = append(kept, f)
		}
	}
	sort.SliceStable(kept, func(i, j int) bool {
		a, b := kept[i].index, kept[j].index
		for k := 0; k < len(a) && k < len(b); k++ {
			if a[k] != b[k] {
				return a[k] < b[k]
			}
		}
		return len(a) < len(b)
	})
	return kept
}

func better(f, g field) bool {
	if len(f.index) != len(g.index) {
		return len(f.index) < len(g.index)
	}
	return f.tagged && !g.tagged
}
