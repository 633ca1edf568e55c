package rand

import (
	"encoding/binary"
	"errors"
	"math/bits"
)

// A PCG is a permuted congruential generator with 128 bits of state, whose output is mixed by DXSM (O'Neill, "PCG: A Family of
// Simple Fast Space-Efficient Statistically Good Algorithms for Random Number Generation", 2014, and its reference code).
type PCG struct {
	hi, lo uint64
}

// NewPCG returns a generator with a seed.
func NewPCG(seed1, seed2 uint64) *PCG { return &PCG{seed1, seed2} }

// Seed sets the state.
func (p *PCG) Seed(seed1, seed2 uint64) { p.hi, p.lo = seed1, seed2 }

// Uint64 returns the next word.
func (p *PCG) Uint64() uint64 {
	const (
		mulHi = 2549297995355413924
		mulLo = 4865540595714422341
		incHi = 6364136223846793005
		incLo = 1442695040888963407

		outputMul = 0xda942042e4dd58b5
	)
	hi, lo := bits.Mul64(p.lo, mulLo)
	hi += p.hi*mulLo + p.lo*mulHi
	lo, carry := bits.Add64(lo, incLo, 0)
	hi, _ = bits.Add64(hi, incHi, carry)
	p.hi, p.lo = hi, lo
	hi ^= hi >> 32
	hi *= outputMul
	hi ^= hi >> 48
	return hi * (lo | 1)
}

const pcgMagic = "pcg:"

// AppendBinary appends the state.
func (p *PCG) AppendBinary(b []byte) ([]byte, error) {
	b = binary.BigEndian.AppendUint64(append(b, pcgMagic...), p.hi)
	return binary.BigEndian.AppendUint64(b, p.lo), nil
}

// MarshalBinary returns the state.
func (p *PCG) MarshalBinary() ([]byte, error) { return p.AppendBinary(nil) }

// UnmarshalBinary sets the state.
func (p *PCG) UnmarshalBinary(data []byte) error {
	if len(data) != 20 || string(data[:4]) != pcgMagic {
		return errors.New("invalid PCG encoding")
	}
	p.hi, p.lo = binary.BigEndian.Uint64(data[4:]), binary.BigEndian.Uint64(data[12:])
	return nil
}
