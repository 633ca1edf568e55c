package cipher

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/binary"
	"errors"
	"internal/aes"
	"internal/alias"
)

// An AEAD encrypts, and notices when data were changed: those that it encrypted, or others that it was given besides.
type AEAD interface {
	// NonceSize returns the length of nonces.
	NonceSize() int
	// Overhead returns how much longer encrypted data are at most.
	Overhead() int
	// Seal appends plaintext, encrypted, to dst. A nonce must not be used twice with a key. dst may be plaintext[:0].
	Seal(dst, nonce, plaintext, additionalData []byte) []byte
	// Open appends what was encrypted to dst, unless something was changed. dst may be ciphertext[:0].
	Open(dst, nonce, ciphertext, additionalData []byte) ([]byte, error)
}

const (
	blockSize = 16
	nonceSize = 12 // unless asked for another
	tagSize   = 16 // unless asked for another
	leastTag  = 12
	mostBytes = (1<<32 - 2) * blockSize
)

var errOpen = errors.New("cipher: message authentication failed")

// gcm is the mode of Galois and counters.
type gcm struct {
	b         Block
	nonceSize int
	tagSize   int
}

// NewGCM returns the mode GCM for a cipher with blocks of 16 bytes.
func NewGCM(cipher Block) (AEAD, error) { return newGCM(cipher, nonceSize, tagSize) }

// NewGCMWithNonceSize is NewGCM for nonces of another length.
func NewGCMWithNonceSize(cipher Block, size int) (AEAD, error) { return newGCM(cipher, size, tagSize) }

// NewGCMWithTagSize is NewGCM for tags of another length, from 12 to 16 bytes.
func NewGCMWithTagSize(cipher Block, tagSize int) (AEAD, error) {
	return newGCM(cipher, nonceSize, tagSize)
}

func newGCM(cipher Block, nonceSize, tagSize int) (AEAD, error) {
	if tagSize < leastTag || tagSize > blockSize {
		return nil, errors.New("cipher: incorrect tag size given to GCM")
	}
	if nonceSize <= 0 {
		return nil, errors.New("cipher: the nonce can't have zero length")
	}
	if own, ok := cipher.(interface {
		NewGCM(nonceSize, tagSize int) (AEAD, error)
	}); ok {
		return own.NewGCM(nonceSize, tagSize)
	}
	if cipher.BlockSize() != blockSize {
		return nil, errors.New("cipher: NewGCM requires 128-bit block cipher")
	}
	return &gcm{cipher, nonceSize, tagSize}, nil
}

func (g *gcm) NonceSize() int { return g.nonceSize }
func (g *gcm) Overhead() int  { return g.tagSize }

// room appends n bytes to in, and returns those alone, too.
func room(in []byte, n int) (whole, added []byte) {
	if total := len(in) + n; total <= cap(in) {
		whole = in[:total]
	} else {
		whole = make([]byte, total)
		copy(whole, in)
	}
	return whole, whole[len(in):]
}

func checkOverlap(out, in, data []byte) {
	if alias.Shifted(out, in) {
		panic("crypto/cipher: invalid buffer overlap of output and input")
	}
	if alias.Overlap(out, data) {
		panic("crypto/cipher: invalid buffer overlap of output and additional data")
	}
}

func (g *gcm) Seal(dst, nonce, plaintext, data []byte) []byte {
	if len(nonce) != g.nonceSize {
		panic("crypto/cipher: incorrect nonce length given to GCM")
	}
	if uint64(len(plaintext)) > mostBytes {
		panic("crypto/cipher: message too large for GCM")
	}
	whole, out := room(dst, len(plaintext)+g.tagSize)
	checkOverlap(out, plaintext, data)
	m := g.start(nonce)
	encrypted := out[:len(plaintext)]
	m.mix(encrypted, plaintext)
	tag := m.tag(encrypted, data)
	copy(out[len(plaintext):], tag[:])
	return whole
}

func (g *gcm) Open(dst, nonce, ciphertext, data []byte) ([]byte, error) {
	if len(nonce) != g.nonceSize {
		panic("crypto/cipher: incorrect nonce length given to GCM")
	}
	n := len(ciphertext) - g.tagSize
	if n < 0 || uint64(n) > mostBytes {
		return nil, errOpen
	}
	whole, out := room(dst, n)
	checkOverlap(out, ciphertext, data)
	m := g.start(nonce)
	tag := m.tag(ciphertext[:n], data)
	if subtle.ConstantTimeCompare(tag[:g.tagSize], ciphertext[n:]) != 1 {
		clear(out)
		return nil, errOpen
	}
	m.mix(out, ciphertext[:n])
	return whole, nil
}

// A message is what a nonce makes of the mode.
type message struct {
	b       Block
	hash    [blockSize]byte // the key of the hash
	counter [blockSize]byte
	mask    [blockSize]byte // of the tag
}

func (g *gcm) start(nonce []byte) *message {
	m := &message{b: g.b}
	g.b.Encrypt(m.hash[:], m.hash[:])
	if len(nonce) == nonceSize {
		copy(m.counter[:], nonce)
		m.counter[blockSize-1] = 1
	} else {
		sum(&m.counter, &m.hash, nonce)
		sum(&m.counter, &m.hash, lengths(0, len(nonce)))
	}
	m.mix(m.mask[:], m.mask[:])
	return m
}

// sum adds p, filled up with zeros to whole blocks, to a hash with a key.
//
//go:noescape
func sum(hash, key *[blockSize]byte, p []byte)

// lengths is a block of two lengths in bits.
func lengths(a, b int) []byte {
	block := make([]byte, 0, blockSize)
	block = binary.BigEndian.AppendUint64(block, 8*uint64(a))
	return binary.BigEndian.AppendUint64(block, 8*uint64(b))
}

// tag returns the tag of encrypted and other data.
func (m *message) tag(encrypted, data []byte) (tag [blockSize]byte) {
	sum(&tag, &m.hash, data)
	sum(&tag, &m.hash, encrypted)
	sum(&tag, &m.hash, lengths(len(data), len(encrypted)))
	subtle.XORBytes(tag[:], tag[:], m.mask[:])
	return tag
}

// mix mixes src with encrypted counters.
func (m *message) mix(dst, src []byte) {
	blocks := uint32((len(src) + blockSize - 1) / blockSize)
	count := m.counter[blockSize-4:]
	if b, ok := m.b.(*aes.Block); ok {
		b.MixCounters(&m.counter, dst, src)
		binary.BigEndian.PutUint32(count, binary.BigEndian.Uint32(count)+blocks)
		return
	}
	var mask [blockSize]byte
	for range blocks {
		m.b.Encrypt(mask[:], m.counter[:])
		binary.BigEndian.PutUint32(count, binary.BigEndian.Uint32(count)+1)
		n := subtle.XORBytes(dst, src, mask[:])
		dst, src = dst[n:], src[n:]
	}
}

// randomGCM makes a nonce for each message, which stands before it.
type randomGCM struct{ g *gcm }

// NewGCMWithRandomNonce returns the mode GCM for AES, which makes nonces itself: those that it is given are empty.
func NewGCMWithRandomNonce(cipher Block) (AEAD, error) {
	b, ok := cipher.(*aes.Block)
	if !ok {
		return nil, errors.New("cipher: NewGCMWithRandomNonce requires aes.Block")
	}
	return randomGCM{&gcm{b, nonceSize, tagSize}}, nil
}

func (r randomGCM) NonceSize() int { return 0 }
func (r randomGCM) Overhead() int  { return nonceSize + tagSize }

func (r randomGCM) Seal(dst, nonce, plaintext, data []byte) []byte {
	if len(nonce) != 0 {
		panic("crypto/cipher: non-empty nonce passed to GCMWithRandomNonce")
	}
	whole, out := room(dst, nonceSize+len(plaintext)+tagSize)
	checkOverlap(out, plaintext, data)
	nonce, encrypted := out[:nonceSize], out[nonceSize:]
	if alias.Overlap(out, plaintext) {
		copy(encrypted, plaintext)
		plaintext = encrypted[:len(plaintext)]
	}
	rand.Read(nonce)
	r.g.Seal(encrypted[:0], nonce, plaintext, data)
	return whole
}

func (r randomGCM) Open(dst, nonce, ciphertext, data []byte) ([]byte, error) {
	if len(nonce) != 0 {
		panic("crypto/cipher: non-empty nonce passed to GCMWithRandomNonce")
	}
	if len(ciphertext) < nonceSize+tagSize {
		return nil, errOpen
	}
	whole, out := room(dst, len(ciphertext)-nonceSize-tagSize)
	checkOverlap(out, ciphertext, data)
	var own [nonceSize]byte
	copy(own[:], ciphertext)
	encrypted := ciphertext[nonceSize:]
	if alias.Overlap(out, ciphertext) {
		// They begin together, so that there is room for the tag, too.
		encrypted = out[:len(encrypted)]
		copy(encrypted, ciphertext[nonceSize:])
	}
	if _, err := r.g.Open(out[:0], own[:], encrypted, data); err != nil {
		return nil, err
	}
	return whole, nil
}
