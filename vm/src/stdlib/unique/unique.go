// Package unique makes equal values one.
package unique

import (
	"runtime"
	"strings"
	"sync"
	"weak"
)

// Handle stands for a value: handles are equal if their values are.
type Handle[T comparable] struct{ value *T }

var (
	mu sync.Mutex
	// known has, for each value, a weak pointer to the variable that its handles share.
	known = map[any]any{}
)

// Make returns the handle of a value.
func Make[T comparable](value T) Handle[T] {
	mu.Lock()
	defer mu.Unlock()
	if shared, ok := known[value].(weak.Pointer[T]); ok {
		if p := shared.Value(); p != nil {
			return Handle[T]{p}
		}
	}
	p := new(T)
	*p = value
	// Not to keep a long text for the sake of a part of it.
	if text, ok := any(p).(*string); ok {
		*text = strings.Clone(*text)
	}
	key := any(*p)
	known[key] = weak.Make(p)
	runtime.AddCleanup(p, forget[T], key)
	return Handle[T]{p}
}

// forget drops a value without handles.
func forget[T comparable](key any) {
	mu.Lock()
	defer mu.Unlock()
	if shared, ok := known[key].(weak.Pointer[T]); ok && shared.Value() == nil {
		delete(known, key)
	}
}

// Value returns the value.
func (h Handle[T]) Value() T { return *h.value }
