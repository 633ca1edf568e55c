// Package hkdf makes keys of a secret, by RFC 5869.
package hkdf

import (
	"crypto/hmac"
	"errors"
	"hash"
)

// Extract makes a key of a secret that is not evenly random, for Expand. The salt may be nil.
func Extract[H hash.Hash](h func() H, secret, salt []byte) ([]byte, error) {
	if salt == nil {
		salt = make([]byte, h().Size())
	}
	mac := hmac.New(func() hash.Hash { return h() }, salt)
	mac.Write(secret)
	return mac.Sum(nil), nil
}

// Expand makes keys of any length of one that Extract has made; info says what for.
func Expand[H hash.Hash](h func() H, pseudorandomKey []byte, info string, keyLength int) ([]byte, error) {
	if keyLength > 255*h().Size() {
		return nil, errors.New("hkdf: requested key length too large")
	}
	key := make([]byte, 0, keyLength)
	mac := hmac.New(func() hash.Hash { return h() }, pseudorandomKey)
	var block []byte
	for number := byte(1); len(key) < keyLength; number++ {
		mac.Reset()
		mac.Write(block)
		mac.Write([]byte(info))
		mac.Write([]byte{number})
		block = mac.Sum(block[:0])
		key = append(key, block[:min(len(block), keyLength-len(key))]...)
	}
	return key, nil
}

// Key makes a key with Extract and Expand.
func Key[Hash hash.Hash](h func() Hash, secret, salt []byte, info string, keyLength int) ([]byte, error) {
	if keyLength > 255*h().Size() {
		return nil, errors.New("hkdf: requested key length too large")
	}
	key, err := Extract(h, secret, salt)
	if err != nil {
		return nil, err
	}
	return Expand(h, key, info, keyLength)
}
