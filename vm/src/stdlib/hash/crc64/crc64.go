// Package crc64 computes cyclic redundancy checks of 64 bits, of reversed polynomials.
package crc64

import (
	"hash"
	"internal/crc"
)

// Size is the checksum's length in bytes.
const Size = 8

// Table has the checksum of each byte.
type Table [256]uint64

// Polynomials, the lowest power in the highest bit.
const (
	ISO  = 0xD800000000000000
	ECMA = 0xC96C5795D7870F42
)

var width = crc.Width[uint64]{Package: "hash/crc64", Magic: "crc\x02", Size: Size, Update: update, Own: ISO}

type digest struct{ crc.Digest[uint64] }

// New returns a checksum, which its method Sum gives in big-endian order.
func New(tab *Table) hash.Hash64 { return &digest{crc.New(&width, word(tab))} }

func (d *digest) Sum64() uint64 { return d.Checksum() }

func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

// Update adds p to a checksum.
func Update(crc uint64, tab *Table, p []byte) uint64 { return update(crc, word(tab), p) }

// Checksum returns the checksum of data.
func Checksum(data []byte, tab *Table) uint64 { return update(0, word(tab), data) }

func word(tab *Table) *crc.Table[uint64] { return (*crc.Table[uint64])(tab) }

//go:noescape
func update(crc uint64, tab *crc.Table[uint64], p []byte) uint64

var isoTable, ecmaTable *Table

// MakeTable returns the table of a polynomial, which is not to be changed.
func MakeTable(poly uint64) *Table {
	switch poly {
	case ISO:
		if isoTable == nil {
			isoTable = (*Table)(crc.MakeTable[uint64](ISO))
		}
		return isoTable
	case ECMA:
		if ecmaTable == nil {
			ecmaTable = (*Table)(crc.MakeTable[uint64](ECMA))
		}
		return ecmaTable
	}
	return (*Table)(crc.MakeTable(poly))
}
