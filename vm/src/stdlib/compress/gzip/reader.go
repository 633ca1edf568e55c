// Package gzip reads and writes files of the format of RFC 1952.
package gzip

import (
	"bufio"
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"time"
)

// What a file begins with: two bytes of its own, and the method of compression.
const (
	magic1  = 0x1f
	magic2  = 0x8b
	deflate = 8
)

// Flags for what a head has.
const (
	hasChecksum = 1 << (iota + 1)
	hasExtra
	hasName
	hasComment
)

var (
	// ErrChecksum says that data are not those that were compressed.
	ErrChecksum = errors.New("gzip: invalid checksum")
	// ErrHeader says that the head is not one.
	ErrHeader = errors.New("gzip: invalid header")
)

// A Header tells of the file that was compressed. Strings have only characters of Latin-1.
type Header struct {
	Comment string
	Extra   []byte
	ModTime time.Time
	Name    string
	OS      byte // the kind of file system
}

// A Reader reads what was compressed. Of several files one behind the other it reads all, and has the first's head.
type Reader struct {
	Header
	in        flate.Reader
	body      io.ReadCloser
	sum       uint32
	size      uint32
	scratch   [512]byte
	err       error
	continues bool // with the file behind
}

// NewReader returns a Reader, of which it has read the first head.
func NewReader(r io.Reader) (*Reader, error) {
	z := new(Reader)
	if err := z.Reset(r); err != nil {
		return nil, err
	}
	return z, nil
}

// Reset begins anew with another reader.
func (z *Reader) Reset(r io.Reader) error {
	*z = Reader{body: z.body, continues: true}
	if in, ok := r.(flate.Reader); ok {
		z.in = in
	} else {
		z.in = bufio.NewReader(r)
	}
	z.Header, z.err = z.head()
	return z.err
}

// Multistream tells whether to go on with the file behind. If not, Read ends with each; if the reader has ReadByte, it then stands at the next,
// which Reset begins.
func (z *Reader) Multistream(ok bool) { z.continues = ok }

// fill reads all of p, which is not at the file's end, and adds it to the sum.
func (z *Reader) fill(p []byte) error {
	if _, err := io.ReadFull(z.in, p); err != nil {
		return unexpected(err)
	}
	z.sum = crc32.Update(z.sum, crc32.IEEETable, p)
	return nil
}

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// head reads a head. io.EOF says that there is no other file.
func (z *Reader) head() (h Header, err error) {
	start := z.scratch[:10]
	if _, err := io.ReadFull(z.in, start); err != nil {
		return h, err
	}
	if start[0] != magic1 || start[1] != magic2 || start[2] != deflate {
		return h, ErrHeader
	}
	flags := start[3]
	if seconds := binary.LittleEndian.Uint32(start[4:]); seconds > 0 {
		h.ModTime = time.Unix(int64(seconds), 0)
	}
	h.OS = start[9]
	z.sum = crc32.ChecksumIEEE(start)

	if flags&hasExtra != 0 {
		if err := z.fill(z.scratch[:2]); err != nil {
			return h, err
		}
		extra := make([]byte, binary.LittleEndian.Uint16(z.scratch[:]))
		if err := z.fill(extra); err != nil {
			return h, err
		}
		h.Extra = extra
	}
	if flags&hasName != 0 {
		if h.Name, err = z.text(); err != nil {
			return h, err
		}
	}
	if flags&hasComment != 0 {
		if h.Comment, err = z.text(); err != nil {
			return h, err
		}
	}
	if flags&hasChecksum != 0 {
		sum := uint16(z.sum)
		if err := z.fill(z.scratch[:2]); err != nil {
			return h, err
		}
		if binary.LittleEndian.Uint16(z.scratch[:]) != sum {
			return h, ErrHeader
		}
	}
	z.sum = 0
	if z.body == nil {
		z.body = flate.NewReader(z.in)
	} else {
		z.body.(flate.Resetter).Reset(z.in, nil)
	}
	return h, nil
}

// text reads a string that a zero ends.
func (z *Reader) text() (string, error) {
	ascii := true
	for i := range z.scratch {
		c, err := z.in.ReadByte()
		if err != nil {
			return "", unexpected(err)
		}
		z.scratch[i] = c
		ascii = ascii && c < 0x80
		if c != 0 {
			continue
		}
		z.sum = crc32.Update(z.sum, crc32.IEEETable, z.scratch[:i+1])
		if ascii {
			return string(z.scratch[:i]), nil
		}
		runes := make([]rune, i)
		for j, c := range z.scratch[:i] {
			runes[j] = rune(c)
		}
		return string(runes), nil
	}
	return "", ErrHeader
}

// Read reads decompressed bytes.
func (z *Reader) Read(p []byte) (n int, err error) {
	if z.err != nil {
		return 0, z.err
	}
	for n == 0 {
		n, z.err = z.body.Read(p)
		z.sum = crc32.Update(z.sum, crc32.IEEETable, p[:n])
		z.size += uint32(n)
		if z.err != io.EOF {
			return n, z.err
		}
		if err := z.tail(); err != nil {
			z.err = err
			return n, err
		}
		if !z.continues {
			return n, io.EOF
		}
		if _, z.err = z.head(); z.err != nil {
			return n, z.err
		}
	}
	return n, nil
}

// tail reads what stands behind compressed data.
func (z *Reader) tail() error {
	end := z.scratch[:8]
	if _, err := io.ReadFull(z.in, end); err != nil {
		return unexpected(err)
	}
	if binary.LittleEndian.Uint32(end) != z.sum || binary.LittleEndian.Uint32(end[4:]) != z.size {
		return ErrChecksum
	}
	z.sum, z.size = 0, 0
	return nil
}

// Close returns the error that decompression ended with. It does not close the reader.
func (z *Reader) Close() error { return z.body.Close() }
