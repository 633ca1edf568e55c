// Package crc32 computes cyclic redundancy checks of 32 bits, of reversed polynomials.
package crc32

import (
	"hash"
	"internal/crc"
)

// Size is the checksum's length in bytes.
const Size = 4

// Table has the checksum of each byte.
type Table [256]uint32

// Polynomials, the lowest power in the highest bit.
const (
	IEEE       = 0xedb88320
	Castagnoli = 0x82f63b78
	Koopman    = 0xeb31d82e
)

var width = crc.Width[uint32]{Package: "hash/crc32", Magic: "crc\x01", Size: Size, Update: update, Own: IEEE}

type digest struct{ crc.Digest[uint32] }

// New returns a checksum, which its method Sum gives in big-endian order.
func New(tab *Table) hash.Hash32 { return &digest{crc.New(&width, word(tab))} }

func (d *digest) Sum32() uint32 { return d.Checksum() }

func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

// Update adds p to a checksum.
func Update(crc uint32, tab *Table, p []byte) uint32 { return update(crc, word(tab), p) }

// Checksum returns the checksum of data.
func Checksum(data []byte, tab *Table) uint32 { return update(0, word(tab), data) }

func word(tab *Table) *crc.Table[uint32] { return (*crc.Table[uint32])(tab) }

//go:noescape
func update(crc uint32, tab *crc.Table[uint32], p []byte) uint32

func makeTable(poly uint32) *Table { return (*Table)(crc.MakeTable(poly)) }

// IEEETable is the table of IEEE.
var IEEETable = makeTable(IEEE)

var castagnoli *Table

// MakeTable returns the table of a polynomial, which is not to be changed.
func MakeTable(poly uint32) *Table {
	switch poly {
	case IEEE:
		return IEEETable
	case Castagnoli:
		if castagnoli == nil {
			castagnoli = makeTable(Castagnoli)
		}
		return castagnoli
	}
	return makeTable(poly)
}

// NewIEEE returns a checksum of the polynomial IEEE.
func NewIEEE() hash.Hash32 { return New(IEEETable) }

// ChecksumIEEE returns the checksum of data with the polynomial IEEE.
func ChecksumIEEE(data []byte) uint32 { return Checksum(data, IEEETable) }
