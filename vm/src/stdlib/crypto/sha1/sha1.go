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
	return hashstate.AppendWords(in, words[:])
}

// ConstantTimeSum is Sum.
func (d *digest) ConstantTimeSum(in []byte) []byte { return d.Sum(in) }

func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

// digest is the state of a hash: its words, and what does not fill a block yet.
type digest struct {
	h   [5]uint32
	x   [BlockSize]byte
	nx  int
	len uint64
}

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return BlockSize }

func (d *digest) Write(p []byte) (n int, err error) {
	d.nx = write(&d.h, &d.x, d.nx, p)
	d.len += uint64(len(p))
	return len(p), nil
}

// write mixes p into the words, behind what block is filled with, and returns how much of block is filled then.
//
//go:noescape
func write(h *[5]uint32, block *[BlockSize]byte, filled int, p []byte) int

// sum returns the words when the text has got its end.
func (d digest) sum() [5]uint32 {
	var end [2 * BlockSize]byte
	d.Write(hashstate.End(end[:], BlockSize, d.len, false))
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
