package atomic

// Pointer is a pointer that is read and changed at once.
type Pointer[T any] struct {
	_ noCopy
	v any // a *T, once there was one
}

// Load returns the pointer.
func (x *Pointer[T]) Load() *T {
	p, _ := load(&x.v).(*T)
	return p
}

// Store sets the pointer.
func (x *Pointer[T]) Store(val *T) { x.Swap(val) }

// Swap sets the pointer and returns the former one.
func (x *Pointer[T]) Swap(new *T) (old *T) {
	for {
		seen := load(&x.v)
		if replace(&x.v, seen, new) {
			old, _ = seen.(*T)
			return old
		}
	}
}

// CompareAndSwap sets the pointer if it is old.
func (x *Pointer[T]) CompareAndSwap(old, new *T) (swapped bool) {
	for {
		seen := load(&x.v)
		if p, _ := seen.(*T); p != old {
			return false
		}
		if replace(&x.v, seen, new) {
			return true
		}
	}
}
