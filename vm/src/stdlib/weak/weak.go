// Package weak provides pointers that do not keep what they point to.
package weak

// Pointer is a weak pointer to a variable.
type Pointer[T any] struct {
	_ [0]*T
	h *handle
}

// handle stands for all weak pointers to one address: they are equal while the variable lives, and after.
type handle struct{ id uint64 }

// Make returns a weak pointer to the variable that ptr points to.
func Make[T any](ptr *T) Pointer[T] {
	if ptr == nil {
		return Pointer[T]{}
	}
	h := find(ptr)
	if h == nil {
		h = new(handle)
		h.id = register(ptr, h)
	}
	return Pointer[T]{h: h}
}

// Value returns a pointer to the variable, or nil if it is gone.
func (p Pointer[T]) Value() *T {
	if p.h == nil {
		return nil
	}
	return strengthen(p.h.id, (*T)(nil)).(*T)
}
