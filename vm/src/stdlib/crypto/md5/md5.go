// Package md5 has the hash MD5 of RFC 1321. It is broken: use it only where others demand it.
package md5

import (
	"hash"
	"internal/hashstate"
)

const (
	// Size is the hash's length in bytes.
	Size = 16
	// BlockSize is the length of the blocks in bytes.
	BlockSize = 64
)

// New returns MD5.
func New() hash.Hash {
	d := new(digest)
	d.Reset()
	return d
}

func (d *digest) Reset() {
	d.h = [4]uint32{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476}
	d.nx, d.len = 0, 0
}

// Sum returns the MD5 of data.
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
		in = append(in, byte(v), byte(v>>8), byte(v>>16), byte(v>>24))
	}
	return in
}

func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

// digest is the state of a hash: its words, and what does not fill a block yet.
type digest struct {
	h   [4]uint32
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
func write(h *[4]uint32, block *[BlockSize]byte, filled int, p []byte) int

// sum returns the words when the text has got its end.
func (d digest) sum() [4]uint32 {
	var end [2 * BlockSize]byte
	d.Write(hashstate.End(end[:], BlockSize, d.len, true))
	return d.h
}

// magic is what the state begins with.
const magic = "md5\x01"

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	return hashstate.Append(b, magic, d.h[:], d.x[:], d.nx, d.len), nil
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *digest) UnmarshalBinary(b []byte) (err error) {
	d.len, err = hashstate.Parse(b, magic, "crypto/md5", d.h[:], d.x[:])
	d.nx = int(d.len % BlockSize)
	return err
}
