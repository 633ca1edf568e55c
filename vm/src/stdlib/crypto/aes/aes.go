// Package aes is the block cipher AES. It is to be used by the modes of package cipher.
package aes

import (
	"crypto/cipher"
	"internal/aes"
	"strconv"
)

// BlockSize is the length of a block in bytes.
const BlockSize = 16

// A KeySizeError is the length of a key that is none.
type KeySizeError int

func (k KeySizeError) Error() string { return "crypto/aes: invalid key size " + strconv.Itoa(int(k)) }

// NewCipher returns the cipher with a key of 16, 24 or 32 bytes.
func NewCipher(key []byte) (cipher.Block, error) {
	switch len(key) {
	case 16, 24, 32:
		return aes.New(key), nil
	}
	return nil, KeySizeError(len(key))
}
