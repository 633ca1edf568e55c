// Package fnv has the hashes of Fowler, Noll and Vo: FNV-1, and FNV-1a, which takes the byte in before it multiplies.
package fnv

import (
	"errors"
	"hash"
)

const (
	offset32 = 2166136261
	offset64 = 14695981039346656037
)

type (
	sum32   uint32
	sum32a  uint32
	sum64   uint64
	sum64a  uint64
	sum128  [2]uint64 // the high half first
	sum128a [2]uint64
)

// New32 returns FNV-1 of 32 bits.
func New32() hash.Hash32 {
	s := sum32(offset32)
	return &s
}

// New32a returns FNV-1a of 32 bits.
func New32a() hash.Hash32 {
	s := sum32a(offset32)
	return &s
}

// New64 returns FNV-1 of 64 bits.
func New64() hash.Hash64 {
	s := sum64(offset64)
	return &s
}

// New64a returns FNV-1a of 64 bits.
func New64a() hash.Hash64 {
	s := sum64a(offset64)
	return &s
}

// New128 returns FNV-1 of 128 bits.
func New128() hash.Hash {
	s := new(sum128)
	s.Reset()
	return s
}

// New128a returns FNV-1a of 128 bits.
func New128a() hash.Hash {
	s := new(sum128a)
	s.Reset()
	return s
}

var offset128 = [2]uint64{0x6c62272e07bb0142, 0x62b821756295c58d}

func (s *sum32) Reset()   { *s = offset32 }
func (s *sum32a) Reset()  { *s = offset32 }
func (s *sum64) Reset()   { *s = offset64 }
func (s *sum64a) Reset()  { *s = offset64 }
func (s *sum128) Reset()  { *s = offset128 }
func (s *sum128a) Reset() { *s = offset128 }

func (s *sum32) Sum32() uint32  { return uint32(*s) }
func (s *sum32a) Sum32() uint32 { return uint32(*s) }
func (s *sum64) Sum64() uint64  { return uint64(*s) }
func (s *sum64a) Sum64() uint64 { return uint64(*s) }

func (s *sum32) Write(data []byte) (int, error) {
	*s = sum32(update32(uint32(*s), data))
	return len(data), nil
}

func (s *sum32a) Write(data []byte) (int, error) {
	*s = sum32a(update32a(uint32(*s), data))
	return len(data), nil
}

func (s *sum64) Write(data []byte) (int, error) {
	*s = sum64(update64(uint64(*s), data))
	return len(data), nil
}

func (s *sum64a) Write(data []byte) (int, error) {
	*s = sum64a(update64a(uint64(*s), data))
	return len(data), nil
}

func (s *sum128) Write(data []byte) (int, error) {
	s[0], s[1] = update128(s[0], s[1], data)
	return len(data), nil
}

func (s *sum128a) Write(data []byte) (int, error) {
	s[0], s[1] = update128a(s[0], s[1], data)
	return len(data), nil
}

//go:noescape
func update32(sum uint32, data []byte) uint32

//go:noescape
func update32a(sum uint32, data []byte) uint32

//go:noescape
func update64(sum uint64, data []byte) uint64

//go:noescape
func update64a(sum uint64, data []byte) uint64

//go:noescape
func update128(hi, lo uint64, data []byte) (uint64, uint64)

//go:noescape
func update128a(hi, lo uint64, data []byte) (uint64, uint64)

func (s *sum32) Size() int   { return 4 }
func (s *sum32a) Size() int  { return 4 }
func (s *sum64) Size() int   { return 8 }
func (s *sum64a) Size() int  { return 8 }
func (s *sum128) Size() int  { return 16 }
func (s *sum128a) Size() int { return 16 }

func (s *sum32) BlockSize() int   { return 1 }
func (s *sum32a) BlockSize() int  { return 1 }
func (s *sum64) BlockSize() int   { return 1 }
func (s *sum64a) BlockSize() int  { return 1 }
func (s *sum128) BlockSize() int  { return 1 }
func (s *sum128a) BlockSize() int { return 1 }

// appendWord appends a word of size bytes in big-endian order.
func appendWord(b []byte, v uint64, size int) []byte {
	for shift := 8 * (size - 1); shift >= 0; shift -= 8 {
		b = append(b, byte(v>>shift))
	}
	return b
}

func readWord(b []byte) (v uint64) {
	for _, c := range b {
		v = v<<8 | uint64(c)
	}
	return v
}

func (s *sum32) Sum(in []byte) []byte   { return appendWord(in, uint64(*s), 4) }
func (s *sum32a) Sum(in []byte) []byte  { return appendWord(in, uint64(*s), 4) }
func (s *sum64) Sum(in []byte) []byte   { return appendWord(in, uint64(*s), 8) }
func (s *sum64a) Sum(in []byte) []byte  { return appendWord(in, uint64(*s), 8) }
func (s *sum128) Sum(in []byte) []byte  { return appendWord(appendWord(in, s[0], 8), s[1], 8) }
func (s *sum128a) Sum(in []byte) []byte { return appendWord(appendWord(in, s[0], 8), s[1], 8) }

func (s *sum32) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}

func (s *sum32a) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}

func (s *sum64) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}

func (s *sum64a) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}

func (s *sum128) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}

func (s *sum128a) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}

// What saved states begin with.
const (
	magic32   = "fnv\x01"
	magic32a  = "fnv\x02"
	magic64   = "fnv\x03"
	magic64a  = "fnv\x04"
	magic128  = "fnv\x05"
	magic128a = "fnv\x06"
)

func (s *sum32) AppendBinary(b []byte) ([]byte, error)   { return s.Sum(append(b, magic32...)), nil }
func (s *sum32a) AppendBinary(b []byte) ([]byte, error)  { return s.Sum(append(b, magic32a...)), nil }
func (s *sum64) AppendBinary(b []byte) ([]byte, error)   { return s.Sum(append(b, magic64...)), nil }
func (s *sum64a) AppendBinary(b []byte) ([]byte, error)  { return s.Sum(append(b, magic64a...)), nil }
func (s *sum128) AppendBinary(b []byte) ([]byte, error)  { return s.Sum(append(b, magic128...)), nil }
func (s *sum128a) AppendBinary(b []byte) ([]byte, error) { return s.Sum(append(b, magic128a...)), nil }

func (s *sum32) MarshalBinary() ([]byte, error)   { return s.AppendBinary(nil) }
func (s *sum32a) MarshalBinary() ([]byte, error)  { return s.AppendBinary(nil) }
func (s *sum64) MarshalBinary() ([]byte, error)   { return s.AppendBinary(nil) }
func (s *sum64a) MarshalBinary() ([]byte, error)  { return s.AppendBinary(nil) }
func (s *sum128) MarshalBinary() ([]byte, error)  { return s.AppendBinary(nil) }
func (s *sum128a) MarshalBinary() ([]byte, error) { return s.AppendBinary(nil) }

// state returns a saved state's bytes.
func state(b []byte, magic string, size int) ([]byte, error) {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return nil, errors.New("hash/fnv: invalid hash state identifier")
	}
	if len(b) != len(magic)+size {
		return nil, errors.New("hash/fnv: invalid hash state size")
	}
	return b[len(magic):], nil
}

func (s *sum32) UnmarshalBinary(b []byte) error {
	b, err := state(b, magic32, 4)
	if err == nil {
		*s = sum32(readWord(b))
	}
	return err
}

func (s *sum32a) UnmarshalBinary(b []byte) error {
	b, err := state(b, magic32a, 4)
	if err == nil {
		*s = sum32a(readWord(b))
	}
	return err
}

func (s *sum64) UnmarshalBinary(b []byte) error {
	b, err := state(b, magic64, 8)
	if err == nil {
		*s = sum64(readWord(b))
	}
	return err
}

func (s *sum64a) UnmarshalBinary(b []byte) error {
	b, err := state(b, magic64a, 8)
	if err == nil {
		*s = sum64a(readWord(b))
	}
	return err
}

func (s *sum128) UnmarshalBinary(b []byte) error {
	b, err := state(b, magic128, 16)
	if err == nil {
		s[0], s[1] = readWord(b[:8]), readWord(b[8:])
	}
	return err
}

func (s *sum128a) UnmarshalBinary(b []byte) error {
	b, err := state(b, magic128a, 16)
	if err == nil {
		s[0], s[1] = readWord(b[:8]), readWord(b[8:])
	}
	return err
}
