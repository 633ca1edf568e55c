// Package hash has the interfaces of hash functions.
package hash

import "io"

// Hash is a hash function that bytes are written to.
type Hash interface {
	// Write never fails.
	io.Writer
	// Sum appends the hash of what was written, and changes nothing.
	Sum(b []byte) []byte
	// Reset forgets what was written.
	Reset()
	// Size returns how many bytes Sum appends.
	Size() int
	// BlockSize returns a number of bytes of which multiples are written fastest.
	BlockSize() int
}

// Hash32 is a hash of 32 bits.
type Hash32 interface {
	Hash
	Sum32() uint32
}

// Hash64 is a hash of 64 bits.
type Hash64 interface {
	Hash
	Sum64() uint64
}

// XOF is a function whose output is of any length.
type XOF interface {
	io.Writer
	io.Reader
	Reset()
	BlockSize() int
}

// Cloner is a hash of which copies can be made.
type Cloner interface {
	Hash
	Clone() (Cloner, error)
}
