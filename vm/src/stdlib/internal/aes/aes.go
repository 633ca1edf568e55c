// Package aes is the block cipher of FIPS 197. Its modes are here, too: natives that take many blocks at once.
package aes

import "internal/alias"

// BlockSize is the length of a block.
const BlockSize = 16

// A Block is the cipher with a key.
type Block struct {
	size int
	key  [32]byte
	_    [448]byte // as large as with the keys of all rounds, which the natives make of the key
}

// New returns the cipher with a key of 16, 24 or 32 bytes.
func New(key []byte) *Block {
	b := &Block{size: len(key)}
	copy(b.key[:], key)
	return b
}

// The natives below take keys of these lengths, and whole blocks unless said otherwise. dst may be src.

// encrypt and decrypt work on each block alone.
//
//go:noescape
func encrypt(key, dst, src []byte)

//go:noescape
func decrypt(key, dst, src []byte)

// encryptChain mixes each block with the one before it was encrypted, the first with iv, which becomes the last. decryptChain undoes that.
//
//go:noescape
func encryptChain(key []byte, iv *[BlockSize]byte, dst, src []byte)

//go:noescape
func decryptChain(key []byte, iv *[BlockSize]byte, dst, src []byte)

// mixCounters mixes src, of any length, with encrypted counters from one on, of which the first offset bytes are passed over. With wraps only
// a counter's last four bytes count.
//
//go:noescape
func mixCounters(key []byte, counter *[BlockSize]byte, offset uint64, wraps bool, dst, src []byte)

func (b *Block) keyBytes() []byte { return b.key[:b.size] }

// BlockSize returns the length of a block.
func (b *Block) BlockSize() int { return BlockSize }

// Encrypt encrypts a block.
func (b *Block) Encrypt(dst, src []byte) {
	check(dst, src)
	encrypt(b.keyBytes(), dst[:BlockSize], src[:BlockSize])
}

// Decrypt decrypts a block.
func (b *Block) Decrypt(dst, src []byte) {
	check(dst, src)
	decrypt(b.keyBytes(), dst[:BlockSize], src[:BlockSize])
}

func check(dst, src []byte) {
	switch {
	case len(src) < BlockSize:
		panic("crypto/aes: input not full block")
	case len(dst) < BlockSize:
		panic("crypto/aes: output not full block")
	case alias.Shifted(dst[:BlockSize], src[:BlockSize]):
		panic("crypto/aes: invalid buffer overlap")
	}
}

// CTR is the mode of counters.
type CTR struct {
	b      Block
	iv     [BlockSize]byte
	offset uint64
}

// NewCTR returns the mode with its first counter.
func NewCTR(b *Block, iv []byte) *CTR {
	if len(iv) != BlockSize {
		panic("bad IV length")
	}
	return &CTR{b: *b, iv: [BlockSize]byte(iv)}
}

// XORKeyStream mixes src with what comes next.
func (c *CTR) XORKeyStream(dst, src []byte) {
	if len(dst) < len(src) {
		panic("crypto/aes: len(dst) < len(src)")
	}
	dst = dst[:len(src)]
	if alias.Shifted(dst, src) {
		panic("crypto/aes: invalid buffer overlap")
	}
	mixCounters(c.b.keyBytes(), &c.iv, c.offset, false, dst, src)
	c.offset += uint64(len(src))
	if c.offset < uint64(len(src)) {
		panic("crypto/aes: counter overflow")
	}
}

// MixCounters mixes src with counters of which the last four bytes count, from counter on.
func (b *Block) MixCounters(counter *[BlockSize]byte, dst, src []byte) {
	mixCounters(b.keyBytes(), counter, 0, true, dst, src)
}

// A chain is the mode of chained blocks.
type chain struct {
	b  Block
	iv [BlockSize]byte
}

// CBCEncrypter is that mode for encryption, CBCDecrypter for decryption.
type (
	CBCEncrypter chain
	CBCDecrypter chain
)

// NewCBCEncrypter returns the mode with what its first block is mixed with.
func NewCBCEncrypter(b *Block, iv [BlockSize]byte) *CBCEncrypter { return &CBCEncrypter{*b, iv} }

// NewCBCDecrypter returns the mode with what its first block was mixed with.
func NewCBCDecrypter(b *Block, iv [BlockSize]byte) *CBCDecrypter { return &CBCDecrypter{*b, iv} }

// CheckBlocks panics unless src has whole blocks, dst has room for them, and they do not overlap but for the same bytes.
func CheckBlocks(dst, src []byte, size int) {
	switch {
	case len(src)%size != 0:
		panic("crypto/cipher: input not full blocks")
	case len(dst) < len(src):
		panic("crypto/cipher: output smaller than input")
	case alias.Shifted(dst[:len(src)], src):
		panic("crypto/cipher: invalid buffer overlap")
	}
}

// BlockSize returns the length of a block.
func (c *CBCEncrypter) BlockSize() int { return BlockSize }

// CryptBlocks encrypts blocks.
func (c *CBCEncrypter) CryptBlocks(dst, src []byte) {
	CheckBlocks(dst, src, BlockSize)
	encryptChain(c.b.keyBytes(), &c.iv, dst[:len(src)], src)
}

// SetIV sets what the next block is mixed with.
func (c *CBCEncrypter) SetIV(iv []byte) { setIV(&c.iv, iv) }

// BlockSize returns the length of a block.
func (c *CBCDecrypter) BlockSize() int { return BlockSize }

// CryptBlocks decrypts blocks.
func (c *CBCDecrypter) CryptBlocks(dst, src []byte) {
	CheckBlocks(dst, src, BlockSize)
	decryptChain(c.b.keyBytes(), &c.iv, dst[:len(src)], src)
}

// SetIV sets what the next block was mixed with.
func (c *CBCDecrypter) SetIV(iv []byte) { setIV(&c.iv, iv) }

func setIV(to *[BlockSize]byte, iv []byte) {
	if len(iv) != BlockSize {
		panic("cipher: incorrect length IV")
	}
	copy(to[:], iv)
}
