// Package crc32 computes cyclic redundancy checks of 32 bits, of reversed polynomials.
package crc32

import (
	"errors"
	"hash"
)

// Size is the checksum's length in bytes.
const Size = 4

// Table has the checksum of each byte.
type Table [256]uint32

func makeTable(poly uint32) *Table {
	t := new(Table)
	for i := range t {
		crc := uint32(i)
		for range 8 {
			if crc&1 == 1 {
				crc = crc>>1 ^ poly
			} else {
				crc >>= 1
			}
		}
		t[i] = crc
	}
	return t
}

type digest struct {
	crc uint32
	tab *Table
}

// New returns a checksum, which its method Sum gives in big-endian order.
func New(tab *Table) hash.Hash32 { return &digest{0, tab} }

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
func (d *digest) Reset()         { d.crc = 0 }
func (d *digest) Sum32() uint32  { return d.crc }

func (d *digest) Write(p []byte) (int, error) {
	d.crc = Update(d.crc, d.tab, p)
	return len(p), nil
}

func (d *digest) Sum(in []byte) []byte { return appendWord(in, d.crc) }

func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

func appendWord(b []byte, v uint32) []byte {
	for shift := 8*Size - 8; shift >= 0; shift -= 8 {
		b = append(b, byte(v>>shift))
	}
	return b
}

func readWord(b []byte) (v uint32) {
	for _, c := range b {
		v = v<<8 | uint32(c)
	}
	return v
}

// Update adds p to a checksum.
func Update(crc uint32, tab *Table, p []byte) uint32 { return update(crc, tab, p) }

// Checksum returns the checksum of data.
func Checksum(data []byte, tab *Table) uint32 { return update(0, tab, data) }

//go:noescape
func update(crc uint32, tab *Table, p []byte) uint32

// What saved states begin with.
const magic = "crc\x01"

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	return appendWord(appendWord(append(b, magic...), d.tab.sum()), d.crc), nil
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *digest) UnmarshalBinary(b []byte) error {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return errors.New("hash/crc32: invalid hash state identifier")
	}
	if len(b) != len(magic)+2*Size {
		return errors.New("hash/crc32: invalid hash state size")
	}
	if d.tab.sum() != readWord(b[len(magic):len(magic)+Size]) {
		return errors.New("hash/crc32: tables do not match")
	}
	d.crc = readWord(b[len(magic)+Size:])
	return nil
}

// sum identifies the table.
func (t *Table) sum() uint32 {
	var b []byte
	for _, v := range t {
		b = appendWord(b, v)
	}
	return ChecksumIEEE(b)
}

// Polynomials, the lowest power in the highest bit.
const (
	IEEE       = 0xedb88320
	Castagnoli = 0x82f63b78
	Koopman    = 0xeb31d82e
)

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
func ChecksumIEEE(data []byte) uint32 { return update(0, IEEETable, data) }
