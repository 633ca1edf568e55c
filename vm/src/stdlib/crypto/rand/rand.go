// Package rand makes random bytes that nobody can foretell.
package rand

import (
	"errors"
	"io"
	"math/big"
)

type reader struct{}

// Reader is a source of random bytes. Many goroutines may use it at once.
var Reader io.Reader = reader{}

func (reader) Read(b []byte) (n int, err error) {
	fill(b)
	return len(b), nil
}

// fill fills b with random bytes of the system.
//
//go:noescape
func fill(b []byte)

// Read fills b with random bytes. It never fails.
func Read(b []byte) (n int, err error) {
	if _, err := io.ReadFull(Reader, b); err != nil {
		panic("crypto/rand: failed to read random data (see https://go.dev/issue/66821): " + err.Error())
	}
	return len(b), nil
}

// Text returns random text of 26 characters of the alphabet of base 32, some 130 bits.
func Text() string {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
	b := make([]byte, 26)
	Read(b)
	for i := range b {
		b[i] = alphabet[b[i]%32]
	}
	return string(b)
}

// Int returns a number below max, which must be positive.
func Int(rand io.Reader, max *big.Int) (n *big.Int, err error) {
	if max.Sign() <= 0 {
		panic("crypto/rand: argument to Int is <= 0")
	}
	n = new(big.Int)
	bits := n.Sub(max, big.NewInt(1)).BitLen()
	if bits == 0 {
		return n, nil
	}
	b := make([]byte, (bits+7)/8)
	top := bits % 8
	if top == 0 {
		top = 8
	}
	for {
		if _, err := io.ReadFull(rand, b); err != nil {
			return nil, err
		}
		b[0] &= byte(1<<top - 1)
		if n.SetBytes(b).Cmp(max) < 0 {
			return n, nil
		}
	}
}

// Prime returns a number of the given number of bits that is almost surely prime.
func Prime(r io.Reader, bits int) (*big.Int, error) {
	if bits < 2 {
		return nil, errors.New("crypto/rand: prime size must be at least 2-bit")
	}
	b := make([]byte, (bits+7)/8)
	for {
		if _, err := io.ReadFull(r, b); err != nil {
			return nil, err
		}
		p := new(big.Int).SetBytes(b)
		p.Rsh(p, uint(8*len(b)-bits))
		// The highest two bits keep products of two primes long.
		p.SetBit(p, bits-1, 1)
		if bits > 2 {
			p.SetBit(p, bits-2, 1)
			p.SetBit(p, 0, 1)
		}
		if p.ProbablyPrime(20) {
			return p, nil
		}
	}
}
