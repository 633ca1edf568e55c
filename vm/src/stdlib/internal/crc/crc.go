// Package crc has what cyclic redundancy checks of all widths have in common.
package crc

import (
	"errors"
	"internal/hashstate"
)

// Table has the checksum of each byte.
type Table[W hashstate.Word] [256]W

// MakeTable returns the table of a reversed polynomial.
func MakeTable[W hashstate.Word](poly W) *Table[W] {
	t := new(Table[W])
	for i := range t {
		crc := W(i)
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

// A Width is what the checks of one width have for themselves.
type Width[W hashstate.Word] struct {
	Package string
	Magic   string // what saved states begin with
	Size    int    // bytes of a checksum
	Update  func(crc W, t *Table[W], p []byte) W
	// Own is the polynomial by which tables are told from each other.
	Own W
}

// A Digest is a check under way.
type Digest[W hashstate.Word] struct {
	width *Width[W]
	crc   W
	table *Table[W]
}

// New returns a check of nothing.
func New[W hashstate.Word](width *Width[W], table *Table[W]) Digest[W] {
	return Digest[W]{width: width, table: table}
}

// Checksum returns the checksum so far.
func (d *Digest[W]) Checksum() W { return d.crc }

func (d *Digest[W]) Size() int      { return d.width.Size }
func (d *Digest[W]) BlockSize() int { return 1 }
func (d *Digest[W]) Reset()         { d.crc = 0 }

func (d *Digest[W]) Write(p []byte) (int, error) {
	d.crc = d.width.Update(d.crc, d.table, p)
	return len(p), nil
}

func (d *Digest[W]) Sum(in []byte) []byte { return hashstate.AppendWords(in, []W{d.crc}) }

// tableSum identifies the table.
func (d *Digest[W]) tableSum() W {
	return d.width.Update(0, MakeTable(d.width.Own), hashstate.AppendWords(nil, d.table[:]))
}

func (d *Digest[W]) AppendBinary(b []byte) ([]byte, error) {
	return hashstate.AppendWords(append(b, d.width.Magic...), []W{d.tableSum(), d.crc}), nil
}

func (d *Digest[W]) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *Digest[W]) UnmarshalBinary(b []byte) error {
	magic := d.width.Magic
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return errors.New(d.width.Package + ": invalid hash state identifier")
	}
	b = b[len(magic):]
	if len(b) != 2*d.width.Size {
		return errors.New(d.width.Package + ": invalid hash state size")
	}
	var words [2]W
	hashstate.ReadWords(words[:], b)
	if words[0] != d.tableSum() {
		return errors.New(d.width.Package + ": tables do not match")
	}
	d.crc = words[1]
	return nil
}
