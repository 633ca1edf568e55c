// Package pbkdf2 makes keys of passwords, by RFC 8018: slowly, so that passwords are not easily tried.
package pbkdf2

import (
	"crypto/hmac"
	"crypto/subtle"
	"encoding/binary"
	"errors"
	"hash"
)

// Key makes a key of a password and a salt, with iter rounds of hmac with the hash h.
func Key[Hash hash.Hash](h func() Hash, password string, salt []byte, iter, keyLength int) ([]byte, error) {
	if keyLength <= 0 {
		return nil, errors.New("pbkdf2: keyLength must be larger than 0")
	}
	mac := hmac.New(func() hash.Hash { return h() }, []byte(password))
	size := mac.Size()
	if keyLength+size < keyLength || (keyLength-1)/size >= 1<<32-1 {
		return nil, errors.New("pbkdf2: keyLength too long")
	}
	blocks := (keyLength-1)/size + 1
	key := make([]byte, 0, blocks*size)
	last := make([]byte, size)
	for number := range uint32(blocks) {
		mac.Reset()
		mac.Write(salt)
		var count [4]byte
		binary.BigEndian.PutUint32(count[:], number+1)
		mac.Write(count[:])
		key = mac.Sum(key)
		block := key[len(key)-size:]
		copy(last, block)
		for range iter - 1 {
			mac.Reset()
			mac.Write(last)
			last = mac.Sum(last[:0])
			subtle.XORBytes(block, block, last)
		}
	}
	return key[:keyLength], nil
}
