package zlib

import (
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash"
	"hash/adler32"
	"io"
)

// The levels of package flate.
const (
	NoCompression      = flate.NoCompression
	BestSpeed          = flate.BestSpeed
	BestCompression    = flate.BestCompression
	DefaultCompression = flate.DefaultCompression
	HuffmanOnly        = flate.HuffmanOnly
)

// A Writer writes what is written to it in compressed form.
type Writer struct {
	out     io.Writer
	level   int
	dict    []byte
	body    *flate.Writer
	sum     hash.Hash32
	err     error
	scratch [4]byte
	begun   bool
}

// NewWriter returns a Writer. It must be closed.
func NewWriter(w io.Writer) *Writer {
	z, _ := NewWriterLevelDict(w, DefaultCompression, nil)
	return z
}

// NewWriterLevel is NewWriter with a level, one of those from HuffmanOnly to BestCompression.
func NewWriterLevel(w io.Writer, level int) (*Writer, error) {
	return NewWriterLevelDict(w, level, nil)
}

// NewWriterLevelDict is NewWriterLevel with a dictionary, which stays as it is while the Writer is used.
func NewWriterLevelDict(w io.Writer, level int, dict []byte) (*Writer, error) {
	if level < HuffmanOnly || level > BestCompression {
		return nil, fmt.Errorf("zlib: invalid compression level: %d", level)
	}
	return &Writer{out: w, level: level, dict: dict}, nil
}

// Reset begins anew with another writer, and the same level and dictionary.
func (z *Writer) Reset(w io.Writer) {
	z.out, z.err, z.begun = w, nil, false
	z.scratch = [4]byte{}
	if z.body != nil {
		z.body.Reset(w)
	}
	if z.sum != nil {
		z.sum.Reset()
	}
}

// effort is what a head says of the level, in its two highest bits.
func (z *Writer) effort() byte {
	switch z.level {
	case HuffmanOnly, NoCompression, BestSpeed:
		return 0 << 6
	case DefaultCompression, 6:
		return 2 << 6
	case 7, 8, BestCompression:
		return 3 << 6
	}
	return 1 << 6
}

// begin writes the head, unless that is done. It reports whether there was no error until now.
func (z *Writer) begin() bool {
	if z.begun {
		return z.err == nil
	}
	z.begun = true
	head := z.scratch[:2]
	head[0], head[1] = maxWindow<<4|method, z.effort()
	if z.dict != nil {
		head[1] |= hasDict
	}
	head[1] += uint8(headDivisor - binary.BigEndian.Uint16(head)%headDivisor)
	if _, z.err = z.out.Write(head); z.err != nil {
		return false
	}
	if z.dict != nil && !z.number(adler32.Checksum(z.dict)) {
		return false
	}
	if z.body == nil {
		z.body, _ = flate.NewWriterDict(z.out, z.level, z.dict)
		z.sum = adler32.New()
	}
	return true
}

func (z *Writer) number(n uint32) bool {
	binary.BigEndian.PutUint32(z.scratch[:], n)
	_, z.err = z.out.Write(z.scratch[:])
	return z.err == nil
}

// Write compresses p. What is written may wait for more.
func (z *Writer) Write(p []byte) (n int, err error) {
	if !z.begin() || len(p) == 0 {
		return 0, z.err
	}
	if n, z.err = z.body.Write(p); z.err == nil {
		z.sum.Write(p)
	}
	return n, z.err
}

// Flush writes everything that waits, so that all of it can be read.
func (z *Writer) Flush() error {
	if z.begin() {
		z.err = z.body.Flush()
	}
	return z.err
}

// Close writes everything that waits, and the end. It does not close the writer.
func (z *Writer) Close() error {
	if z.begin() {
		if z.err = z.body.Close(); z.err == nil {
			z.number(z.sum.Sum32())
		}
	}
	return z.err
}
