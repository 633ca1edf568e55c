// Package maphash hashes byte strings for tables: well, fast, and differently in each process.
package maphash

import "hash"

// A Seed chooses a hash function. The zero value is not valid.
type Seed struct{ s uint64 }

// MakeSeed returns a new seed, chosen at random.
func MakeSeed() Seed {
	for {
		if s := random(); s != 0 {
			return Seed{s}
		}
	}
}

func (s Seed) valid() uint64 {
	if s.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
	return s.s
}

// Bytes returns the hash of b.
func Bytes(seed Seed, b []byte) uint64 {
	state := seed.valid()
	if len(b) > bufferSize {
		full := len(b) / bufferSize * bufferSize
		for i := 0; i < full; i += bufferSize {
			state = sum(state, b[i:i+bufferSize])
		}
		b = b[full:]
	}
	return sum(state, b)
}

// String returns the hash of s, which is that of its bytes.
func String(seed Seed, s string) uint64 { return Bytes(seed, []byte(s)) }

const bufferSize = 128

// A Hash hashes what is written to it. The zero value chooses a seed at its first use. Hashes must not be copied after it.
type Hash struct {
	_     [0]func()
	seed  Seed
	state Seed
	buf   [bufferSize]byte
	n     int
}

func (h *Hash) init() {
	if h.seed.s == 0 {
		h.SetSeed(MakeSeed())
	}
}

// Write hashes b. It never fails.
func (h *Hash) Write(b []byte) (int, error) {
	size := len(b)
	h.init()
	for h.n+len(b) > bufferSize {
		k := copy(h.buf[h.n:], b)
		b = b[k:]
		h.state.s = sum(h.state.s, h.buf[:])
		h.n = 0
	}
	h.n += copy(h.buf[h.n:], b)
	return size, nil
}

// WriteString hashes s. It never fails.
func (h *Hash) WriteString(s string) (int, error) { return h.Write([]byte(s)) }

// WriteByte hashes b. It never fails.
func (h *Hash) WriteByte(b byte) error {
	h.Write([]byte{b})
	return nil
}

// Seed returns the seed.
func (h *Hash) Seed() Seed {
	h.init()
	return h.seed
}

// SetSeed sets the seed, and forgets what was written.
func (h *Hash) SetSeed(seed Seed) {
	seed.valid()
	h.seed = seed
	h.Reset()
}

// Reset forgets what was written.
func (h *Hash) Reset() {
	if h.seed.s == 0 {
		h.seed = MakeSeed()
	}
	h.state = h.seed
	h.n = 0
}

// Sum64 returns the hash of what was written.
func (h *Hash) Sum64() uint64 {
	h.init()
	return sum(h.state.s, h.buf[:h.n])
}

// Sum appends the hash of what was written.
func (h *Hash) Sum(b []byte) []byte {
	x := h.Sum64()
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(x>>shift))
	}
	return b
}

// Size returns 8.
func (h *Hash) Size() int { return 8 }

// BlockSize returns the length of the buffer.
func (h *Hash) BlockSize() int { return bufferSize }

// Clone returns a copy.
func (h *Hash) Clone() (hash.Cloner, error) {
	h.init()
	c := new(Hash)
	c.seed, c.state, c.n = h.seed, h.state, h.n
	copy(c.buf[:], h.buf[:h.n])
	return c, nil
}

// sum hashes bytes, from a state on.
//
//go:noescape
func sum(state uint64, b []byte) uint64

func random() uint64
