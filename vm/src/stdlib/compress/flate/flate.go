// Package flate compresses and decompresses by the format DEFLATE of RFC 1951.
package flate

import (
	"io"
	"strconv"
)

// Levels of compression, from 1 (fast) to 9 (small).
const (
	NoCompression      = 0
	BestSpeed          = 1
	BestCompression    = 9
	DefaultCompression = -1
	HuffmanOnly        = -2 // looks for no matches
)

const (
	windowSize      = 1 << 15 // the farthest that a match may lie back
	maxStored       = 65535   // most bytes of a stored block
	literalCodes    = 286     // codes for literals, the end of a block, and lengths
	distanceCodes   = 30
	lengthCodes     = 29
	lengthCodeCodes = 19 // codes for the lengths of codes
	endOfBlock      = 256
	minLength       = 3 // of a match
	maxLength       = 258
)

// lengthOrder is the order in which a block's head tells the lengths of the codes for lengths.
var lengthOrder = [lengthCodeCodes]int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// A CorruptInputError tells where compressed data are broken.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "flate: corrupt input before offset " + strconv.FormatInt(int64(e), 10)
}

// An InternalError is a mistake in this package.
type InternalError string

func (e InternalError) Error() string { return "flate: internal error: " + string(e) }

// A ReadError was once what errors in reading were wrapped in.
//
// Deprecated: they are returned as they are.
type ReadError struct {
	Offset int64
	Err    error
}

func (e *ReadError) Error() string { return ioError("read", e.Offset, e.Err) }

// A WriteError was once what errors in writing were wrapped in.
//
// Deprecated: they are returned as they are.
type WriteError struct {
	Offset int64
	Err    error
}

func (e *WriteError) Error() string { return ioError("write", e.Offset, e.Err) }

func ioError(act string, offset int64, err error) string {
	return "flate: " + act + " error at offset " + strconv.FormatInt(offset, 10) + ": " + err.Error()
}

// A Resetter begins anew with another reader. What NewReader and NewReaderDict return is one.
type Resetter interface {
	Reset(r io.Reader, dict []byte) error
}

// A Reader is what NewReader reads from without a buffer of its own.
type Reader interface {
	io.Reader
	io.ByteReader
}

// The natives below are the inner loops of the search for matches.

// load32 and load64 return the number that b begins with, in little-endian order.
//
//go:noescape
func load32(b []byte) uint32

//go:noescape
func load64(b []byte) uint64

// commonPrefix returns the number of bytes that a and b, which is not shorter, have in common at their start.
//
//go:noescape
func commonPrefix(a, b []byte) int
