// Package sha256 has the hashes SHA-224 and SHA-256 of FIPS 180-4.
package sha256

import (
	"hash"
	"internal/hashstate"
)

const (
	// Size is the length of SHA-256 in bytes, Size224 that of SHA-224.
	Size    = 32
	Size224 = 28
	// BlockSize is the length of the blocks in bytes.
	BlockSize = 64
)

var (
	init256 = [8]uint32{
		0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19,
	}
	init224 = [8]uint32{
		0xC1059ED8, 0x367CD507, 0x3070DD17, 0xF70E5939, 0xFFC00B31, 0x68581511, 0x64F98FA7, 0xBEFA4FA4,
	}
)

// New returns SHA-256.
func New() hash.Hash {
	d := &digest{size: Size}
	d.Reset()
	return d
}

// New224 returns SHA-224.
func New224() hash.Hash {
	d := &digest{size: Size224}
	d.Reset()
	return d
}

func (d *digest) Reset() {
	d.h = init256
	if d.size == Size224 {
		d.h = init224
	}
	d.nx, d.len = 0, 0
}

// Sum256 returns the SHA-256 of data.
func Sum256(data []byte) (sum [Size]byte) {
	d := digest{size: Size, h: init256}
	d.Write(data)
	d.Sum(sum[:0])
	return sum
}

// Sum224 returns the SHA-224 of data.
func Sum224(data []byte) (sum [Size224]byte) {
	d := digest{size: Size224, h: init224}
	d.Write(data)
	d.Sum(sum[:0])
	return sum
}

func (d *digest) Sum(in []byte) []byte {
	words := d.sum()
	return hashstate.AppendWords(in, words[:d.size/4])
}

func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

// digest is the state of a hash: its words, and what does not fill a block yet.
type digest struct {
	h    [8]uint32
	x    [BlockSize]byte
	nx   int
	len  uint64
	size int
}

func (d *digest) Size() int      { return d.size }
func (d *digest) BlockSize() int { return BlockSize }

func (d *digest) Write(p []byte) (n int, err error) {
	d.nx = write(&d.h, &d.x, d.nx, p)
	d.len += uint64(len(p))
	return len(p), nil
}

// write mixes p into the words, behind what block is filled with, and returns how much of block is filled then.
//
//go:noescape
func write(h *[8]uint32, block *[BlockSize]byte, filled int, p []byte) int

// sum returns the words when the text has got its end.
func (d digest) sum() [8]uint32 {
	var end [2 * BlockSize]byte
	d.Write(hashstate.End(end[:], BlockSize, d.len, false))
	return d.h
}

// magic is what the state of a variant begins with.
func (d *digest) magic() string {
	if d.size == Size224 {
		return "sha\x02"
	}
	return "sha\x03"
}

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	return hashstate.Append(b, d.magic(), d.h[:], d.x[:], d.nx, d.len), nil
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *digest) UnmarshalBinary(b []byte) (err error) {
	d.len, err = hashstate.Parse(b, d.magic(), "crypto/sha256", d.h[:], d.x[:])
	d.nx = int(d.len % BlockSize)
	return err
}
