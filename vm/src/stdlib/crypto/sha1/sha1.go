// Package sha1 has the hash SHA-1 of RFC 3174. It is broken: use it only where others demand it.
package sha1

import (
	"hash"
	"internal/hashstate"
)

const (
	// Size is the hash's length in bytes.
	Size = 20
	// BlockSize is the length of the blocks in bytes.
	BlockSize = 64
)

// New returns SHA-1.
func New() hash.Hash {
	d := new(digest)
	d.Reset()
	return d
}

func (d *digest) Reset() {
	d.h = [5]uint32{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0}
	d.nx, d.len = 0, 0
}

// Sum returns the SHA-1 of data.
func Sum(data []byte) (sum [Size]byte) {
	var d digest
	d.Reset()
	d.Write(data)
	d.Sum(sum[:0])
	return sum
}

func (d *digest) Sum(in []byte) []byte {
	words := d.sum()
	for _, v := range words {
		in = append(in, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
	}
	return in
}

// ConstantTimeSum is Sum.
func (d *digest) ConstantTimeSum(in []byte) []byte { return d.Sum(in) }

func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

// digest is the state of a hash: its words, and what does not fill a block yet.
type digest struct {
	h    [5]uint32
	x    [BlockSize]byte
	nx   int
	len  uint64
}

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return BlockSize }

func (d *digest) Write(p []byte) (n int, err error) {
	n = len(p)
	d.len += uint64(n)
	if d.nx > 0 {
		taken := copy(d.x[d.nx:], p)
		d.nx += taken
		p = p[taken:]
		if d.nx < BlockSize {
			return n, nil
		}
		block(&d.h, d.x[:])
		d.nx = 0
	}
	if whole := len(p) / BlockSize * BlockSize; whole > 0 {
		block(&d.h, p[:whole])
		p = p[whole:]
	}
	d.nx = copy(d.x[:], p)
	return n, nil
}

// block mixes whole blocks into the words.
//
//go:noescape
func block(h *[5]uint32, p []byte)

// sum returns the words when the text has got its end: a bit, zeros, and its length in bits.
func (d digest) sum() [5]uint32 {
	bits := d.len << 3
	d.Write([]byte{0x80})
	if d.nx > BlockSize-8 {
		clear(d.x[d.nx:])
		block(&d.h, d.x[:])
		d.nx = 0
	}
	clear(d.x[d.nx:])
	for i := range 8 {
		d.x[BlockSize-1-i] = byte(bits >> (8 * i))
	}
	block(&d.h, d.x[:])
	return d.h
}

// magic is what the state begins with.
const magic = "sha\x01"

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	return hashstate.Append(b, magic, d.h[:], d.x[:], d.nx, d.len), nil
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *digest) UnmarshalBinary(b []byte) (err error) {
	d.len, err = hashstate.Parse(b, magic, "crypto/sha1", d.h[:], d.x[:])
	d.nx = int(d.len % BlockSize)
	return err
}
