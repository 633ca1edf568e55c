// Package alias tells whether slices share memory.
package alias

// Overlap reports whether x and y share bytes.
//
//go:noescape
func Overlap(x, y []byte) bool

// Shifted reports whether x and y share bytes, but do not begin with the same one.
func Shifted(x, y []byte) bool {
	return len(x) > 0 && len(y) > 0 && &x[0] != &y[0] && Overlap(x, y)
}
