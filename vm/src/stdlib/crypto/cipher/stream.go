package cipher

import (
	"bytes"
	"crypto/subtle"
	"internal/aes"
)

// aheadBytes is how much of a sequence is made at once.
const aheadBytes = 512

// ctr is the mode of counters of any cipher.
type ctr struct {
	b       Block
	counter []byte
	ahead   []byte
	used    int // of ahead
}

// aesCTR keeps other methods of that of AES away.
type aesCTR struct{ c *aes.CTR }

func (x aesCTR) XORKeyStream(dst, src []byte) { x.c.XORKeyStream(dst, src) }

// NewCTR returns the mode of counters, from iv on, which is as long as a block.
func NewCTR(block Block, iv []byte) Stream {
	switch b := block.(type) {
	case *aes.Block:
		return aesCTR{aes.NewCTR(b, iv)}
	case interface{ NewCTR(iv []byte) Stream }:
		return b.NewCTR(iv)
	}
	size := block.BlockSize()
	if len(iv) != size {
		panic("cipher.NewCTR: IV length must equal block size")
	}
	return &ctr{b: block, counter: bytes.Clone(iv), ahead: make([]byte, 0, max(aheadBytes, size))}
}

// refill makes more of the sequence, behind what was not used.
func (x *ctr) refill() {
	n := copy(x.ahead, x.ahead[x.used:])
	x.ahead = x.ahead[:cap(x.ahead)]
	for size := x.b.BlockSize(); n <= len(x.ahead)-size; n += size {
		x.b.Encrypt(x.ahead[n:], x.counter)
		for i := len(x.counter) - 1; i >= 0; i-- {
			if x.counter[i]++; x.counter[i] != 0 {
				break
			}
		}
	}
	x.ahead, x.used = x.ahead[:n], 0
}

func (x *ctr) XORKeyStream(dst, src []byte) {
	checkStream(dst, src)
	for len(src) > 0 {
		if x.used >= len(x.ahead)-x.b.BlockSize() {
			x.refill()
		}
		n := subtle.XORBytes(dst, src, x.ahead[x.used:])
		dst, src = dst[n:], src[n:]
		x.used += n
	}
}

// cfb is the mode of feedback from what was encrypted.
type cfb struct {
	b       Block
	next    []byte
	out     []byte
	used    int // of out
	decrypt bool
}

// NewCFBEncrypter returns the mode CFB for encryption, with an iv as long as a block.
//
// Deprecated: it does not notice changed data. Use an AEAD, or NewCTR.
func NewCFBEncrypter(block Block, iv []byte) Stream { return newCFB(block, iv, false) }

// NewCFBDecrypter returns the mode CFB for decryption, with the iv of encryption.
//
// Deprecated: it does not notice changed data. Use an AEAD, or NewCTR.
func NewCFBDecrypter(block Block, iv []byte) Stream { return newCFB(block, iv, true) }

func newCFB(block Block, iv []byte, decrypt bool) Stream {
	size := block.BlockSize()
	if len(iv) != size {
		panic("cipher.newCFB: IV length must equal block size")
	}
	return &cfb{block, bytes.Clone(iv), make([]byte, size), size, decrypt}
}

func (x *cfb) XORKeyStream(dst, src []byte) {
	checkStream(dst, src)
	for len(src) > 0 {
		if x.used == len(x.out) {
			x.b.Encrypt(x.out, x.next)
			x.used = 0
		}
		if x.decrypt {
			copy(x.next[x.used:], src)
		}
		n := subtle.XORBytes(dst, src, x.out[x.used:])
		if !x.decrypt {
			copy(x.next[x.used:], dst[:n])
		}
		dst, src = dst[n:], src[n:]
		x.used += n
	}
}

// ofb is the mode in which a block is encrypted again and again.
type ofb struct {
	b    Block
	last []byte
	used int // of last
}

// NewOFB returns the mode OFB, with an iv as long as a block.
//
// Deprecated: it does not notice changed data. Use an AEAD, or NewCTR.
func NewOFB(b Block, iv []byte) Stream {
	size := b.BlockSize()
	if len(iv) != size {
		panic("cipher.NewOFB: IV length must equal block size")
	}
	return &ofb{b, bytes.Clone(iv), size}
}

func (x *ofb) XORKeyStream(dst, src []byte) {
	checkStream(dst, src)
	for len(src) > 0 {
		if x.used == len(x.last) {
			x.b.Encrypt(x.last, x.last)
			x.used = 0
		}
		n := subtle.XORBytes(dst, src, x.last[x.used:])
		dst, src = dst[n:], src[n:]
		x.used += n
	}
}
