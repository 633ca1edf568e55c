// Package sha3 has the hashes SHA-3 and SHAKE of FIPS 202, and cSHAKE of SP 800-185.
package sha3

import "hash"

// A SHA3 is a hash. The zero value is that of New256.
type SHA3 struct{ s sponge }

func newSHA3(size int) *SHA3 {
	return &SHA3{sponge{block: stateBytes - 2*size, end: endSHA3, size: size}}
}

// New224 returns the hash of 224 bits.
func New224() *SHA3 { return newSHA3(28) }

// New256 returns the hash of 256 bits.
func New256() *SHA3 { return newSHA3(32) }

// New384 returns the hash of 384 bits.
func New384() *SHA3 { return newSHA3(48) }

// New512 returns the hash of 512 bits.
func New512() *SHA3 { return newSHA3(64) }

func sumOf[T any](s *SHA3, data []byte, convert func([]byte) T) T {
	s.s.write(data)
	return convert(s.s.sum(nil))
}

// Sum224 returns the hash of data.
func Sum224(data []byte) [28]byte {
	return sumOf(New224(), data, func(b []byte) [28]byte { return [28]byte(b) })
}

// Sum256 returns the hash of data.
func Sum256(data []byte) [32]byte {
	return sumOf(New256(), data, func(b []byte) [32]byte { return [32]byte(b) })
}

// Sum384 returns the hash of data.
func Sum384(data []byte) [48]byte {
	return sumOf(New384(), data, func(b []byte) [48]byte { return [48]byte(b) })
}

// Sum512 returns the hash of data.
func Sum512(data []byte) [64]byte {
	return sumOf(New512(), data, func(b []byte) [64]byte { return [64]byte(b) })
}

func (s *SHA3) sponge() *sponge {
	if s.s.size == 0 {
		*s = *New256()
	}
	return &s.s
}

// Write hashes p.
func (s *SHA3) Write(p []byte) (n int, err error) { return s.sponge().write(p) }

// Sum appends the hash of what was written.
func (s *SHA3) Sum(b []byte) []byte { return s.sponge().sum(b) }

// Reset forgets what was written.
func (s *SHA3) Reset() { s.sponge().reset() }

// Size returns the length of the hash in bytes.
func (s *SHA3) Size() int { return s.sponge().size }

// BlockSize returns the length of the blocks in bytes.
func (s *SHA3) BlockSize() int { return s.sponge().block }

// AppendBinary appends the state.
func (s *SHA3) AppendBinary(p []byte) ([]byte, error) { return s.sponge().appendBinary(p), nil }

// MarshalBinary returns the state.
func (s *SHA3) MarshalBinary() ([]byte, error) {
	return s.AppendBinary(make([]byte, 0, marshaledBytes))
}

// UnmarshalBinary goes on from a state.
func (s *SHA3) UnmarshalBinary(data []byte) error { return s.sponge().unmarshal(data) }

// Clone returns a copy.
func (s *SHA3) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}
