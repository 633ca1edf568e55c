// Package hashstate has what hashes of words and blocks have in common: how a text ends, and states as bytes. These are what identifies the hash,
// its words, the block under way filled up with zeros, and how much was hashed.
package hashstate

import "errors"

// Word is a word of a hash.
type Word interface{ ~uint32 | ~uint64 }

// wordSize returns the length of a word in bytes.
func wordSize[W Word]() int {
	if uint64(^W(0)) == 1<<32-1 {
		return 4
	}
	return 8
}

// AppendWords appends words, their high bytes first.
func AppendWords[W Word](b []byte, words []W) []byte {
	for _, w := range words {
		for shift := 8 * (wordSize[W]() - 1); shift >= 0; shift -= 8 {
			b = append(b, byte(uint64(w)>>shift))
		}
	}
	return b
}

// ReadWords reads words as AppendWords appends them.
func ReadWords[W Word](words []W, b []byte) {
	size := wordSize[W]()
	for i := range words {
		var w uint64
		for _, c := range b[:size] {
			w = w<<8 | uint64(c)
		}
		words[i] = W(w)
		b = b[size:]
	}
}

// End returns, in b, what follows a text of a length: a bit, zeros, and its length in bits, which takes an eighth of a block. Then the
// last block is full.
func End(b []byte, blockSize int, length uint64, littleEndian bool) []byte {
	n := blockSize - int((length+uint64(blockSize/8))%uint64(blockSize))
	b = b[:n+blockSize/8]
	clear(b)
	b[0] = 0x80
	if littleEndian {
		for i := range 8 {
			b[len(b)-8+i] = byte(length << 3 >> (8 * i))
		}
		return b
	}
	AppendWords(b[:len(b)-8], []uint64{length << 3})
	b[len(b)-9] |= byte(length >> 61)
	return b
}

// Append appends a state.
func Append[W Word](b []byte, magic string, words []W, block []byte, filled int, length uint64) []byte {
	b = AppendWords(append(b, magic...), words)
	b = append(b, block[:filled]...)
	b = append(b, make([]byte, len(block)-filled)...)
	return AppendWords(b, []uint64{length})
}

// Parse reads a state into words and block, and returns how much was hashed. The package's name stands in errors.
func Parse[W Word](b []byte, magic, pkg string, words []W, block []byte) (length uint64, err error) {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return 0, errors.New(pkg + ": invalid hash state identifier")
	}
	size := wordSize[W]()
	b = b[len(magic):]
	if len(b) != len(words)*size+len(block)+8 {
		return 0, errors.New(pkg + ": invalid hash state size")
	}
	ReadWords(words, b)
	b = b[len(words)*size:]
	b = b[copy(block, b):]
	var last [1]uint64
	ReadWords(last[:], b)
	return last[0], nil
}
