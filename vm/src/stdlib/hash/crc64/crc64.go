// Package crc64 computes cyclic redundancy checks of 64 bits, of reversed polynomials.
package crc64

import (
	"errors"
	"hash"
)

// Size is the checksum's length in bytes.
const Size = 8

// Table has the checksum of each byte.
type Table [256]uint64

func makeTable(poly uint64) *Table {
	t := new(Table)
	for i := range t {
		crc := uint64(i)
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
	crc uint64
	tab *Table
}

// New returns a checksum, which its method Sum gives in big-endian order.
func New(tab *Table) hash.Hash64 { return &digest{0, tab} }

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
func (d *digest) Reset()         { d.crc = 0 }
func (d *digest) Sum64() uint64  { return d.crc }

func (d *digest) Write(p []byte) (int, error) {
	d.crc = Update(d.crc, d.tab, p)
	return len(p), nil
}

func (d *digest) Sum(in []byte) []byte { return appendWord(in, d.crc) }

func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

func appendWord(b []byte, v uint64) []byte {
	for shift := 8*Size - 8; shift >= 0; shift -= 8 {
		b = append(b, byte(v>>shift))
	}
	return b
}

func readWord(b []byte) (v uint64) {
	for _, c := range b {
		v = v<<8 | uint64(c)
	}
	return v
}

// Update adds p to a checksum.
func Update(crc uint64, tab *Table, p []byte) uint64 { return update(crc, tab, p) }

// Checksum returns the checksum of data.
func Checksum(data []byte, tab *Table) uint64 { return update(0, tab, data) }

//go:noescape
func update(crc uint64, tab *Table, p []byte) uint64

// What saved states begin with.
const magic = "crc\x02"

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	return appendWord(appendWord(append(b, magic...), d.tab.sum()), d.crc), nil
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *digest) UnmarshalBinary(b []byte) error {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return errors.New("hash/crc64: invalid hash state identifier")
	}
	if len(b) != len(magic)+2*Size {
		return errors.New("hash/crc64: invalid hash state size")
	}
	if d.tab.sum() != readWord(b[len(magic):len(magic)+Size]) {
		return errors.New("hash/crc64: tables do not match")
	}
	d.crc = readWord(b[len(magic)+Size:])
	return nil
}

// sum identifies the table.
func (t *Table) sum() uint64 {
	var b []byte
	for _, v := range t {
		b = appendWord(b, v)
	}
	return Checksum(b, MakeTable(ISO))
}

// Polynomials, the lowest power in the highest bit.
const (
	ISO  = 0xD800000000000000
	ECMA = 0xC96C5795D7870F42
)

var isoTable, ecmaTable *Table

// MakeTable returns the table of a polynomial, which is not to be changed.
func MakeTable(poly uint64) *Table {
	switch poly {
	case ISO:
		if isoTable == nil {
			isoTable = makeTable(ISO)
		}
		return isoTable
	case ECMA:
		if ecmaTable == nil {
			ecmaTable = makeTable(ECMA)
		}
		return ecmaTable
	}
	return makeTable(poly)
}
