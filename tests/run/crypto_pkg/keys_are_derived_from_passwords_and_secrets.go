package main

import (
	"crypto/hkdf"
	"crypto/pbkdf2"
	"crypto/rc4"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"fmt"
)

func show(key []byte, err error) { fmt.Printf("%d %x %v\n", len(key), key, err) }

func main() {
	for _, iter := range []int{0, 1, 2, 100} {
		show(pbkdf2.Key(sha1.New, "password", []byte("salt"), iter, 20))
		show(pbkdf2.Key(sha256.New, "password", []byte("NaCl and more"), iter, 80))
		show(pbkdf2.Key(sha512.New, "", nil, iter, 1))
		show(pbkdf2.Key(sha3.New256, "pass\x00word", []byte{1, 2, 3}, iter, 33))
	}
	show(pbkdf2.Key(sha256.New, "password", nil, 1, 0))
	show(pbkdf2.Key(sha256.New, "password", nil, 1, -5))
	show(pbkdf2.Key(sha256.New, "password", nil, 1, 1<<62))

	secret := []byte("a secret that is not evenly random")
	for _, salt := range [][]byte{nil, {}, []byte("salt")} {
		prk, err := hkdf.Extract(sha256.New, secret, salt)
		show(prk, err)
		show(hkdf.Expand(sha256.New, prk, "first use", 16))
		show(hkdf.Expand(sha256.New, prk, "second use", 100))
		show(hkdf.Key(sha512.New, secret, salt, "", 65))
		show(hkdf.Key(sha3.New512, secret, salt, "info", 7))
	}
	show(hkdf.Expand(sha1.New, secret, "", 0))
	show(hkdf.Expand(sha1.New, secret, "", 255*20+1))
	show(hkdf.Key(sha1.New, secret, nil, "", 255*20+1))
	long, err := hkdf.Key(sha1.New, secret, nil, "", 255*20)
	fmt.Printf("%d %x %v\n", len(long), long[5090:], err)

	c, err := rc4.NewCipher([]byte("Key"))
	text := []byte("Plaintext")
	out := make([]byte, len(text))
	c.XORKeyStream(out, text[:4])
	c.XORKeyStream(out[4:], text[4:])
	c.XORKeyStream(nil, nil)
	fmt.Printf("%x %v\n", out, err)
	for _, n := range []int{0, 256, 257} {
		_, err := rc4.NewCipher(make([]byte, n))
		fmt.Println(err)
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		c.XORKeyStream(out[1:], out[:5])
	}()
}
