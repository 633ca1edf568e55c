package gzip

import (
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"time"
)

// The levels of package flate.
const (
	NoCompression      = flate.NoCompression
	BestSpeed          = flate.BestSpeed
	BestCompression    = flate.BestCompression
	DefaultCompression = flate.DefaultCompression
	HuffmanOnly        = flate.HuffmanOnly
)

const unknownOS = 255

// A Writer writes what is written to it in compressed form. Its head may be set before the first call of Write, Flush or Close.
type Writer struct {
	Header
	out     io.Writer
	level   int
	begun   bool
	closed  bool
	scratch [10]byte
	body    *flate.Writer
	sum     uint32
	size    uint32
	err     error
}

// NewWriter returns a Writer. It must be closed.
func NewWriter(w io.Writer) *Writer {
	z, _ := NewWriterLevel(w, DefaultCompression)
	return z
}

// NewWriterLevel is NewWriter with a level, one of those from HuffmanOnly to BestCompression.
func NewWriterLevel(w io.Writer, level int) (*Writer, error) {
	if level < HuffmanOnly || level > BestCompression {
		return nil, fmt.Errorf("gzip: invalid compression level: %d", level)
	}
	z := new(Writer)
	z.level = level
	z.Reset(w)
	return z, nil
}

// Reset begins anew with another writer, and the same level.
func (z *Writer) Reset(w io.Writer) {
	if z.body != nil {
		z.body.Reset(w)
	}
	*z = Writer{Header: Header{OS: unknownOS}, out: w, level: z.level, body: z.body}
}

// head writes the head.
func (z *Writer) head() error {
	z.begun = true
	z.scratch = [10]byte{magic1, magic2, deflate}
	if z.Extra != nil {
		z.scratch[3] |= hasExtra
	}
	if z.Name != "" {
		z.scratch[3] |= hasName
	}
	if z.Comment != "" {
		z.scratch[3] |= hasComment
	}
	if z.ModTime.After(time.Unix(0, 0)) {
		binary.LittleEndian.PutUint32(z.scratch[4:], uint32(z.ModTime.Unix()))
	}
	switch z.level {
	case BestCompression:
		z.scratch[8] = 2
	case BestSpeed:
		z.scratch[8] = 4
	}
	z.scratch[9] = z.OS
	if _, err := z.out.Write(z.scratch[:]); err != nil {
		return err
	}
	if err := z.extra(); err != nil {
		return err
	}
	for _, s := range [...]string{z.Name, z.Comment} {
		if err := z.text(s); err != nil {
			return err
		}
	}
	if z.body == nil {
		z.body, _ = flate.NewWriter(z.out, z.level)
	}
	return nil
}

func (z *Writer) extra() error {
	if z.Extra == nil {
		return nil
	}
	if len(z.Extra) > 0xffff {
		return errors.New("gzip.Write: Extra data is too large")
	}
	binary.LittleEndian.PutUint16(z.scratch[:], uint16(len(z.Extra)))
	if _, err := z.out.Write(z.scratch[:2]); err != nil {
		return err
	}
	_, err := z.out.Write(z.Extra)
	return err
}

// text writes a string in Latin-1 and the zero that ends it, or nothing for none.
func (z *Writer) text(s string) (err error) {
	if s == "" {
		return nil
	}
	ascii := true
	for _, c := range s {
		if c == 0 || c > 0xff {
			return errors.New("gzip.Write: non-Latin-1 header string")
		}
		ascii = ascii && c < 0x80
	}
	if ascii {
		_, err = io.WriteString(z.out, s)
	} else {
		latin := make([]byte, 0, len(s))
		for _, c := range s {
			latin = append(latin, byte(c))
		}
		_, err = z.out.Write(latin)
	}
	if err == nil {
		z.scratch[0] = 0
		_, err = z.out.Write(z.scratch[:1])
	}
	return err
}

// Write compresses p. What is written may wait for more.
func (z *Writer) Write(p []byte) (n int, err error) {
	if z.err == nil && !z.begun {
		z.err = z.head()
	}
	if z.err != nil {
		return 0, z.err
	}
	z.size += uint32(len(p))
	z.sum = crc32.Update(z.sum, crc32.IEEETable, p)
	n, z.err = z.body.Write(p)
	return n, z.err
}

// Flush writes everything that waits, so that all of it can be read.
func (z *Writer) Flush() error {
	if z.err != nil {
		return z.err
	}
	if z.closed {
		return nil
	}
	if !z.begun {
		if _, err := z.Write(nil); err != nil {
			return err
		}
	}
	z.err = z.body.Flush()
	return z.err
}

// Close writes everything that waits, and the end. It does not close the writer.
func (z *Writer) Close() error {
	if z.err != nil {
		return z.err
	}
	if z.closed {
		return nil
	}
	z.closed = true
	if !z.begun {
		if _, err := z.Write(nil); err != nil {
			return err
		}
	}
	if z.err = z.body.Close(); z.err != nil {
		return z.err
	}
	end := z.scratch[:8]
	binary.LittleEndian.PutUint32(end, z.sum)
	binary.LittleEndian.PutUint32(end[4:], z.size)
	_, z.err = z.out.Write(end)
	return z.err
}
