package sha3

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// A SHAKE is a hash of any length: after what is written, as many bytes can be read as are wanted. The zero value is that of NewSHAKE256.
type SHAKE struct {
	s     sponge
	names []byte // of cSHAKE
}

func newSHAKE(size int) *SHAKE {
	return &SHAKE{s: sponge{block: stateBytes - size, end: endSHAKE, size: size}}
}

// NewSHAKE128 returns SHAKE128.
func NewSHAKE128() *SHAKE { return newSHAKE(32) }

// NewSHAKE256 returns SHAKE256.
func NewSHAKE256() *SHAKE { return newSHAKE(64) }

// NewCSHAKE128 returns cSHAKE128, with the name of a function and one of the caller's. Without both it is SHAKE128.
func NewCSHAKE128(N, S []byte) *SHAKE { return NewSHAKE128().named(N, S) }

// NewCSHAKE256 returns cSHAKE256, with the name of a function and one of the caller's. Without both it is SHAKE256.
func NewCSHAKE256(N, S []byte) *SHAKE { return NewSHAKE256().named(N, S) }

func (s *SHAKE) named(function, caller []byte) *SHAKE {
	if len(function)+len(caller) == 0 {
		return s
	}
	s.s.end = endCSHAKE
	s.names = append(appendNumber(nil, 8*len(function)), function...)
	s.names = append(appendNumber(s.names, 8*len(caller)), caller...)
	s.writeNames()
	return s
}

// appendNumber appends a number behind its length.
func appendNumber(b []byte, n int) []byte {
	size := max(1, (bits.Len(uint(n))+7)/8)
	whole := binary.BigEndian.AppendUint64(nil, uint64(n))
	return append(append(b, byte(size)), whole[8-size:]...)
}

// writeNames fills whole blocks with the names.
func (s *SHAKE) writeNames() {
	s.s.write(appendNumber(nil, s.s.block))
	s.s.write(s.names)
	if s.s.at > 0 {
		s.s.write(make([]byte, s.s.block-s.s.at))
	}
}

func sumSHAKE(s *SHAKE, data []byte, length int) []byte {
	out := make([]byte, length)
	s.s.write(data)
	s.s.read(out)
	return out
}

// SumSHAKE128 returns so many bytes of SHAKE128 of data.
func SumSHAKE128(data []byte, length int) []byte { return sumSHAKE(NewSHAKE128(), data, length) }

// SumSHAKE256 returns so many bytes of SHAKE256 of data.
func SumSHAKE256(data []byte, length int) []byte { return sumSHAKE(NewSHAKE256(), data, length) }

func (s *SHAKE) sponge() *sponge {
	if s.s.size == 0 {
		*s = *NewSHAKE256()
	}
	return &s.s
}

// Write hashes p. It panics after a Read.
func (s *SHAKE) Write(p []byte) (n int, err error) { return s.sponge().write(p) }

// Read returns more of the hash. It never fails.
func (s *SHAKE) Read(p []byte) (n int, err error) { return s.sponge().read(p) }

// Reset forgets what was written.
func (s *SHAKE) Reset() {
	s.sponge().reset()
	if len(s.names) > 0 {
		s.writeNames()
	}
}

// BlockSize returns the length of the blocks in bytes.
func (s *SHAKE) BlockSize() int { return s.sponge().block }

// AppendBinary appends the state.
func (s *SHAKE) AppendBinary(p []byte) ([]byte, error) {
	return append(s.sponge().appendBinary(p), s.names...), nil
}

// MarshalBinary returns the state.
func (s *SHAKE) MarshalBinary() ([]byte, error) {
	return s.AppendBinary(make([]byte, 0, marshaledBytes+len(s.names)))
}

// UnmarshalBinary goes on from a state.
func (s *SHAKE) UnmarshalBinary(data []byte) error {
	own := data[:min(len(data), marshaledBytes)]
	if err := s.sponge().unmarshal(own); err != nil {
		return err
	}
	s.names = bytes.Clone(data[len(own):])
	return nil
}
