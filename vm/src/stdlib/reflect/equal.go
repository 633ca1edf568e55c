package reflect

// visit is a comparison under way.
type visit struct {
	a, b *byte
	t    rtype
}

// DeepEqual reports whether x and y are equal in depth: by their elements and fields, and by what their pointers point to.
func DeepEqual(x, y any) bool {
	if x == nil || y == nil {
		return x == y
	}
	v, u := ValueOf(x), ValueOf(y)
	return v.t == u.t && deepEqual(v, u, make(map[visit]bool))
}

// reference returns the address by which a cycle would come back to v.
func (v Value) reference() *byte {
	switch v.Kind() {
	case Pointer, Map:
		return v.pointer()
	case Slice, Interface:
		return v.p
	}
	return nil
}

func deepEqual(v, u Value, visited map[visit]bool) bool {
	if !v.IsValid() || !u.IsValid() {
		return v.IsValid() == u.IsValid()
	}
	if v.t != u.t {
		return false
	}
	if a, b := v.reference(), u.reference(); a != nil && b != nil {
		seen := visit{a, b, v.t}
		if visited[seen] {
			return true
		}
		visited[seen] = true
	}
	switch v.Kind() {
	case Array:
		for i := range v.Len() {
			if !deepEqual(v.Index(i), u.Index(i), visited) {
				return false
			}
		}
		return true
	case Slice:
		if v.IsNil() != u.IsNil() || v.Len() != u.Len() {
			return false
		}
		a, n, _ := loadSlice(v.p)
		if b, _, _ := loadSlice(u.p); a == b {
			return true
		}
		for i := range n {
			if !deepEqual(v.Index(i), u.Index(i), visited) {
				return false
			}
		}
		return true
	case Interface:
		if v.IsNil() || u.IsNil() {
			return v.IsNil() == u.IsNil()
		}
		return deepEqual(v.Elem(), u.Elem(), visited)
	case Pointer:
		return v.pointer() == u.pointer() || deepEqual(v.Elem(), u.Elem(), visited)
	case Struct:
		for i := range v.NumField() {
			if !deepEqual(v.Field(i), u.Field(i), visited) {
				return false
			}
		}
		return true
	case Map:
		if v.IsNil() != u.IsNil() || v.Len() != u.Len() {
			return false
		}
		if v.pointer() == u.pointer() {
			return true
		}
		for _, k := range v.MapKeys() {
			a, b := v.MapIndex(k), u.MapIndex(k)
			if !a.IsValid() || !b.IsValid() || !deepEqual(a, b, visited) {
				return false
			}
		}
		return true
	case Func:
		return v.IsNil() && u.IsNil()
	}
	return v.any() == u.any()
}
