package flate

import (
	"math/bits"
	"sync"
)

const (
	maxCodeBits = 15
	shortBits   = 9
	shortSize   = 1 << shortBits
)

// A decoder has the symbols of a prefix code. Entries of its tables are symbols times 16, and the lengths of their codes. Where codes that
// begin with an index of the table of short ones are longer, its entry leads to a table for their other bits. 0 stands for no code.
type decoder struct {
	shortest int
	short    [shortSize]uint32
	long     [][]uint32
	longMask uint32
}

// build makes the code whose symbols have codes of the given lengths. It reports whether there is one and every sequence of bits is in it;
// one code of one bit alone may stand, too, or none.
func (d *decoder) build(lengths []int) bool {
	if d.shortest != 0 {
		*d = decoder{}
	}
	var count [maxCodeBits + 1]int
	longest := 0
	for _, n := range lengths {
		if n == 0 {
			continue
		}
		count[n]++
		longest = max(longest, n)
		if d.shortest == 0 || n < d.shortest {
			d.shortest = n
		}
	}
	if longest == 0 {
		return true
	}
	// The first code of each length.
	var next [maxCodeBits + 1]int
	code := 0
	for n := d.shortest; n <= longest; n++ {
		code <<= 1
		next[n] = code
		code += count[n]
	}
	if code != 1<<longest && !(code == 1 && longest == 1) {
		d.shortest = 0
		return false
	}
	if longest > shortBits {
		d.addLong(next[shortBits+1]>>1, 1<<(longest-shortBits))
	}
	for symbol, n := range lengths {
		if n == 0 {
			continue
		}
		d.enter(uint32(symbol)<<4|uint32(n), int(bits.Reverse16(uint16(next[n]))>>(16-n)), n)
		next[n]++
	}
	return true
}

// addLong makes tables for the codes that begin with first or what follows it.
func (d *decoder) addLong(first, size int) {
	d.longMask = uint32(size - 1)
	d.long = make([][]uint32, shortSize-first)
	for i := range d.long {
		d.long[i] = make([]uint32, size)
		prefix := bits.Reverse16(uint16(first+i)) >> (16 - shortBits)
		d.short[prefix] = uint32(i)<<4 | (shortBits + 1)
	}
}

// enter enters a code, which begins with its lowest bit, wherever bits begin with it.
func (d *decoder) enter(entry uint32, code, n int) {
	if n <= shortBits {
		for i := code; i < shortSize; i += 1 << n {
			d.short[i] = entry
		}
		return
	}
	table := d.long[d.short[code%shortSize]>>4]
	for i := code >> shortBits; i < len(table); i += 1 << (n - shortBits) {
		table[i] = entry
	}
}

// fixedDecoder is the code for literals and lengths of blocks that tell none.
var fixedDecoder = sync.OnceValue(func() *decoder {
	var lengths [288]int
	for symbol := range lengths {
		lengths[symbol] = int(fixedLength(symbol))
	}
	d := new(decoder)
	d.build(lengths[:])
	return d
})

// fixedLength is the length of a symbol's code in that code.
func fixedLength(symbol int) uint8 {
	switch {
	case symbol < 144:
		return 8
	case symbol < 256:
		return 9
	case symbol < 280:
		return 7
	}
	return 8
}
