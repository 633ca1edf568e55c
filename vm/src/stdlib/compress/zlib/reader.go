// Package zlib reads and writes data of the format of RFC 1950.
package zlib

import (
	"bufio"
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash"
	"hash/adler32"
	"io"
)

// What stands in the two bytes of a head.
const (
	method      = 8
	maxWindow   = 7    // as a power of two, less 8
	hasDict     = 0x20 // in the second byte
	headDivisor = 31
)

var (
	// ErrChecksum says that data are not those that were compressed.
	ErrChecksum = errors.New("zlib: invalid checksum")
	// ErrDictionary says that the dictionary is not the one of the data.
	ErrDictionary = errors.New("zlib: invalid dictionary")
	// ErrHeader says that the head is not one.
	ErrHeader = errors.New("zlib: invalid header")
)

type reader struct {
	in      flate.Reader
	body    io.ReadCloser
	sum     hash.Hash32
	err     error
	scratch [4]byte
}

// A Resetter begins anew with another reader. What NewReader and NewReaderDict return is one.
type Resetter interface {
	Reset(r io.Reader, dict []byte) error
}

// NewReader returns a reader of what r has compressed, of which it has read the head.
func NewReader(r io.Reader) (io.ReadCloser, error) { return NewReaderDict(r, nil) }

// NewReaderDict is NewReader with a dictionary, for data that may have been compressed with it.
func NewReaderDict(r io.Reader, dict []byte) (io.ReadCloser, error) {
	z := new(reader)
	if err := z.Reset(r, dict); err != nil {
		return nil, err
	}
	return z, nil
}

// fill reads so many bytes.
func (z *reader) fill(n int) ([]byte, error) {
	p := z.scratch[:n]
	_, err := io.ReadFull(z.in, p)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return p, err
}

// Reset begins anew with another reader and dictionary.
func (z *reader) Reset(r io.Reader, dict []byte) error {
	*z = reader{body: z.body}
	if in, ok := r.(flate.Reader); ok {
		z.in = in
	} else {
		z.in = bufio.NewReader(r)
	}
	z.err = z.head(dict)
	return z.err
}

func (z *reader) head(dict []byte) error {
	head, err := z.fill(2)
	if err != nil {
		return err
	}
	if head[0]&0x0f != method || head[0]>>4 > maxWindow || binary.BigEndian.Uint16(head)%headDivisor != 0 {
		return ErrHeader
	}
	needs := head[1]&hasDict != 0
	if needs {
		sum, err := z.fill(4)
		if err != nil {
			return err
		}
		if binary.BigEndian.Uint32(sum) != adler32.Checksum(dict) {
			return ErrDictionary
		}
	}
	switch {
	case z.body != nil:
		z.body.(flate.Resetter).Reset(z.in, dict)
	case needs:
		z.body = flate.NewReaderDict(z.in, dict)
	default:
		z.body = flate.NewReader(z.in)
	}
	z.sum = adler32.New()
	return nil
}

// Read reads decompressed bytes.
func (z *reader) Read(p []byte) (n int, err error) {
	if z.err != nil {
		return 0, z.err
	}
	n, z.err = z.body.Read(p)
	z.sum.Write(p[:n])
	if z.err != io.EOF {
		return n, z.err
	}
	sum, err := z.fill(4)
	if err != nil {
		z.err = err
	} else if binary.BigEndian.Uint32(sum) != z.sum.Sum32() {
		z.err = ErrChecksum
	}
	return n, z.err
}

// Close returns the error that reading ended with. It does not close the reader.
func (z *reader) Close() error {
	if z.err == nil || z.err == io.EOF {
		z.err = z.body.Close()
	}
	return z.err
}
