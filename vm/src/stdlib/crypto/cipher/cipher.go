// Package cipher has modes, which make ciphers for data of any length of ciphers for blocks.
package cipher

import (
	"bytes"
	"crypto/subtle"
	"internal/aes"
	"internal/alias"
	"io"
)

// A Block is a cipher for blocks of one length, with a key. dst and src are the same bytes or share none.
type Block interface {
	BlockSize() int
	Encrypt(dst, src []byte)
	Decrypt(dst, src []byte)
}

// A Stream mixes bytes with a sequence that goes on from call to call.
type Stream interface {
	// XORKeyStream writes src, mixed, to dst, which is the same bytes or shares none and is not shorter.
	XORKeyStream(dst, src []byte)
}

// A BlockMode encrypts or decrypts blocks, each in a way that depends on those before.
type BlockMode interface {
	BlockSize() int
	// CryptBlocks writes the blocks of src to dst, which is the same bytes or shares none and is not shorter.
	CryptBlocks(dst, src []byte)
}

// checkStream panics unless dst has room for src and is the same bytes or shares none.
func checkStream(dst, src []byte) {
	if len(dst) < len(src) {
		panic("crypto/cipher: output smaller than input")
	}
	if alias.Shifted(dst[:len(src)], src) {
		panic("crypto/cipher: invalid buffer overlap")
	}
}

// A chain is the mode CBC of any cipher.
type chain struct {
	b         Block
	blockSize int
	iv        []byte
	spare     []byte
}

func newChain(b Block, iv []byte) chain {
	size := b.BlockSize()
	return chain{b, size, bytes.Clone(iv), make([]byte, size)}
}

func (c *chain) BlockSize() int { return c.blockSize }

func (c *chain) SetIV(iv []byte) {
	if len(iv) != len(c.iv) {
		panic("cipher: incorrect length IV")
	}
	copy(c.iv, iv)
}

type (
	cbcEncrypter struct{ chain }
	cbcDecrypter struct{ chain }
)

// NewCBCEncrypter returns the mode CBC for encryption. iv, which is as long as a block, must not be used twice with a key.
func NewCBCEncrypter(b Block, iv []byte) BlockMode {
	if len(iv) != b.BlockSize() {
		panic("cipher.NewCBCEncrypter: IV length must equal block size")
	}
	switch b := b.(type) {
	case *aes.Block:
		return aes.NewCBCEncrypter(b, [aes.BlockSize]byte(iv))
	case interface{ NewCBCEncrypter(iv []byte) BlockMode }:
		return b.NewCBCEncrypter(iv)
	}
	return &cbcEncrypter{newChain(b, iv)}
}

// NewCBCDecrypter returns the mode CBC for decryption, with the iv of encryption.
func NewCBCDecrypter(b Block, iv []byte) BlockMode {
	if len(iv) != b.BlockSize() {
		panic("cipher.NewCBCDecrypter: IV length must equal block size")
	}
	switch b := b.(type) {
	case *aes.Block:
		return aes.NewCBCDecrypter(b, [aes.BlockSize]byte(iv))
	case interface{ NewCBCDecrypter(iv []byte) BlockMode }:
		return b.NewCBCDecrypter(iv)
	}
	return &cbcDecrypter{newChain(b, iv)}
}

func (c *cbcEncrypter) CryptBlocks(dst, src []byte) {
	aes.CheckBlocks(dst, src, c.blockSize)
	last := c.iv
	for ; len(src) > 0; src, dst = src[c.blockSize:], dst[c.blockSize:] {
		block := dst[:c.blockSize]
		subtle.XORBytes(block, src[:c.blockSize], last)
		c.b.Encrypt(block, block)
		last = block
	}
	copy(c.iv, last)
}

func (c *cbcDecrypter) CryptBlocks(dst, src []byte) {
	aes.CheckBlocks(dst, src, c.blockSize)
	if len(src) == 0 {
		return
	}
	size := c.blockSize
	copy(c.spare, src[len(src)-size:])
	// From the end, since dst may be src, of which the block before is needed.
	for at := len(src) - size; at >= 0; at -= size {
		before := c.iv
		if at > 0 {
			before = src[at-size : at]
		}
		block := dst[at : at+size]
		c.b.Decrypt(block, src[at:at+size])
		subtle.XORBytes(block, block, before)
	}
	c.iv, c.spare = c.spare, c.iv
}

// A StreamReader mixes what it reads.
type StreamReader struct {
	S Stream
	R io.Reader
}

// Read reads from R.
func (r StreamReader) Read(dst []byte) (n int, err error) {
	n, err = r.R.Read(dst)
	r.S.XORKeyStream(dst[:n], dst[:n])
	return n, err
}

// A StreamWriter mixes what it writes. If a Write was short, what follows is not right.
type StreamWriter struct {
	S   Stream
	W   io.Writer
	Err error // not used
}

// Write writes to W.
func (w StreamWriter) Write(src []byte) (n int, err error) {
	mixed := make([]byte, len(src))
	w.S.XORKeyStream(mixed, src)
	n, err = w.W.Write(mixed)
	if err == nil && n != len(src) {
		err = io.ErrShortWrite
	}
	return n, err
}

// Close closes W, if that can be closed.
func (w StreamWriter) Close() error {
	if c, ok := w.W.(io.Closer); ok {
		return c.Close()
	}
	return nil
}
