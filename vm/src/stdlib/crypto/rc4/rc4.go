// Package rc4 is the cipher RC4.
//
// Deprecated: it is not safe.
package rc4

import (
	"internal/alias"
	"strconv"
)

// A Cipher is the cipher with a key.
type Cipher struct {
	s    [256]uint32
	i, j uint8
}

// A KeySizeError is the length of a key that is none.
type KeySizeError int

func (k KeySizeError) Error() string { return "crypto/rc4: invalid key size " + strconv.Itoa(int(k)) }

// NewCipher returns the cipher with a key of 1 to 256 bytes.
func NewCipher(key []byte) (*Cipher, error) {
	if len(key) < 1 || len(key) > 256 {
		return nil, KeySizeError(len(key))
	}
	c := new(Cipher)
	for i := range c.s {
		c.s[i] = uint32(i)
	}
	var j uint8
	for i := range c.s {
		j += uint8(c.s[i]) + key[i%len(key)]
		c.s[i], c.s[j] = c.s[j], c.s[i]
	}
	return c, nil
}

// Reset forgets the key.
//
// Deprecated: copies of it may stay in memory.
func (c *Cipher) Reset() { *c = Cipher{} }

// XORKeyStream mixes src with what comes next.
func (c *Cipher) XORKeyStream(dst, src []byte) {
	if len(src) == 0 {
		return
	}
	if alias.Shifted(dst[:len(src)], src) {
		panic("crypto/rc4: invalid buffer overlap")
	}
	for k, b := range src {
		c.i++
		x := c.s[c.i]
		c.j += uint8(x)
		y := c.s[c.j]
		c.s[c.i], c.s[c.j] = y, x
		dst[k] = b ^ uint8(c.s[uint8(x+y)])
	}
}
