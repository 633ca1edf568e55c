// Package sha512 has the hashes SHA-384, SHA-512, SHA-512/224 and SHA-512/256 of FIPS 180-4.
package sha512

import (
	"hash"
	"internal/hashstate"
)

const (
	// Size is the length of SHA-512 in bytes; the others have those of the variants.
	Size    = 64
	Size224 = 28
	Size256 = 32
	Size384 = 48
	// BlockSize is the length of the blocks in bytes.
	BlockSize = 128
)

// initial returns the words that a variant begins with.
func initial(size int) [8]uint64 {
	switch size {
	case Size224:
		return [8]uint64{
			0x8c3d37c819544da2, 0x73e1996689dcd4d6, 0x1dfab7ae32ff9c82, 0x679dd514582f9fcf,
			0x0f6d2b697bd44da8, 0x77e36f7304c48942, 0x3f9d85a86a1d36c8, 0x1112e6ad91d692a1,
		}
	case Size256:
		return [8]uint64{
			0x22312194fc2bf72c, 0x9f555fa3c84c64c2, 0x2393b86b6f53b151, 0x963877195940eabd,
			0x96283ee2a88effe3, 0xbe5e1e2553863992, 0x2b0199fc2c85b8aa, 0x0eb72ddc81c52ca2,
		}
	case Size384:
		return [8]uint64{
			0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
			0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4,
		}
	}
	return [8]uint64{
		0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
		0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
	}
}

func newDigest(size int) *digest {
	d := &digest{size: size}
	d.Reset()
	return d
}

// New returns SHA-512.
func New() hash.Hash { return newDigest(Size) }

// New512_224 returns SHA-512/224.
func New512_224() hash.Hash { return newDigest(Size224) }

// New512_256 returns SHA-512/256.
func New512_256() hash.Hash { return newDigest(Size256) }

// New384 returns SHA-384.
func New384() hash.Hash { return newDigest(Size384) }

func (d *digest) Reset() {
	d.h = initial(d.size)
	d.nx, d.len = 0, 0
}

// write hashes data and writes the sum to the beginning of sum.
func (d *digest) write(data, sum []byte) {
	d.Reset()
	d.Write(data)
	d.Sum(sum[:0])
}

// Sum512 returns the SHA-512 of data.
func Sum512(data []byte) (sum [Size]byte) {
	d := digest{size: Size}
	d.write(data, sum[:])
	return sum
}

// Sum384 returns the SHA-384 of data.
func Sum384(data []byte) (sum [Size384]byte) {
	d := digest{size: Size384}
	d.write(data, sum[:])
	return sum
}

// Sum512_224 returns the SHA-512/224 of data.
func Sum512_224(data []byte) (sum [Size224]byte) {
	d := digest{size: Size224}
	d.write(data, sum[:])
	return sum
}

// Sum512_256 returns the SHA-512/256 of data.
func Sum512_256(data []byte) (sum [Size256]byte) {
	d := digest{size: Size256}
	d.write(data, sum[:])
	return sum
}

func (d *digest) Sum(in []byte) []byte {
	words := d.sum()
	var sum [Size]byte
	hashstate.AppendWords(sum[:0], words[:])
	return append(in, sum[:d.size]...)
}

func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

// digest is the state of a hash: its words, and what does not fill a block yet.
type digest struct {
	h    [8]uint64
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
func write(h *[8]uint64, block *[BlockSize]byte, filled int, p []byte) int

// sum returns the words when the text has got its end.
func (d digest) sum() [8]uint64 {
	var end [2 * BlockSize]byte
	d.Write(hashstate.End(end[:], BlockSize, d.len, false))
	return d.h
}

// magic is what the state of a variant begins with.
func (d *digest) magic() string {
	switch d.size {
	case Size384:
		return "sha\x04"
	case Size224:
		return "sha\x05"
	case Size256:
		return "sha\x06"
	}
	return "sha\x07"
}

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	return hashstate.Append(b, d.magic(), d.h[:], d.x[:], d.nx, d.len), nil
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *digest) UnmarshalBinary(b []byte) (err error) {
	d.len, err = hashstate.Parse(b, d.magic(), "crypto/sha512", d.h[:], d.x[:])
	d.nx = int(d.len % BlockSize)
	return err
}
