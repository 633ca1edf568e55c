// Package maps declares what looking a key up in a map panics with.
package maps

// The machine makes values of this type; the string is the complete text.
type unhashableTypeError string

func (e unhashableTypeError) Error() string { return string(e) }
func (unhashableTypeError) RuntimeError()   {}
