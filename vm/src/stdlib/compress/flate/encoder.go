package flate

import (
	"math"
	"math/bits"
	"slices"
	"sync"
)

// A code is a symbol's: its length in the low byte, and its bits, the first of them lowest. 0 is none.
type code uint32

func (c code) len() uint8   { return uint8(c) }
func (c code) bits() uint64 { return uint64(c >> 8) }

// newCode makes a code of bits of which the first is the highest.
func newCode(b uint16, n uint8) code { return code(bits.Reverse16(b)>>(16-n))<<8 | code(n) }

// A counted is a symbol and how often it comes.
type counted struct{ symbol, count uint16 }

// An encoder has a prefix code.
type encoder struct {
	codes    []code
	byLength [maxCodeBits + 2]int32 // how many codes there are of each length
	list     [literalCodes + 1]counted
}

// newEncoder returns one for a number of symbols, with room up to the next power of two.
func newEncoder(symbols int) *encoder {
	return &encoder{codes: make([]code, symbols, 1<<bits.Len(uint(symbols-1)))}
}

// The code of blocks that tell none.
var (
	fixedLiterals = sync.OnceValue(func() *encoder {
		e := newEncoder(literalCodes)
		// The first code of each length.
		next := [maxCodeBits + 1]uint16{7: 0, 8: 48, 9: 400}
		for symbol := range e.codes {
			n := fixedLength(symbol)
			if symbol == 280 {
				next[n] = 192
			}
			e.codes[symbol] = newCode(next[n], n)
			next[n]++
		}
		return e
	})
	fixedDistances = sync.OnceValue(func() *encoder {
		e := newEncoder(distanceCodes)
		for symbol := range e.codes {
			e.codes[symbol] = newCode(uint16(symbol), 5)
		}
		return e
	})
	// A code for blocks without distances.
	noDistances = sync.OnceValue(func() *encoder {
		e := newEncoder(distanceCodes)
		var counts [distanceCodes]uint16
		counts[0] = 1
		e.build(counts[:], maxCodeBits)
		return e
	})
)

// size returns the bits that symbols take, of which there are these counts.
func (e *encoder) size(counts []uint16) int {
	n := 0
	for symbol, count := range counts {
		if count != 0 {
			n += int(count) * int(e.codes[symbol].len())
		}
	}
	return n
}

// covers reports whether there is a code for all symbols that are counted from first on.
func (e *encoder) covers(first int, counts []uint16) bool {
	codes := e.codes[first : first+len(counts)]
	for i, count := range counts {
		if count != 0 && codes[i] == 0 {
			return false
		}
	}
	return true
}

// sizeIfCovered is size, or more than anything if not all symbols have codes.
func (e *encoder) sizeIfCovered(counts []uint16) int {
	if !e.covers(0, counts) {
		return math.MaxInt32
	}
	return e.size(counts)
}

// literalSize returns the bits of p as literals, at least one each.
func (e *encoder) literalSize(p []byte) int {
	n := 0
	for _, b := range p {
		n += max(1, int(e.codes[b].len()))
	}
	return n
}

// build makes the code for symbols that come as often as counted, with none longer than longest.
func (e *encoder) build(counts []uint16, longest int32) {
	codes := e.codes[:len(counts)]
	n := 0
	for symbol, count := range counts {
		if count != 0 {
			e.list[n] = counted{uint16(symbol), count}
			n++
		} else {
			codes[symbol] = 0
		}
	}
	list := e.list[:n]
	if n <= 2 {
		for i, c := range list {
			codes[c.symbol] = newCode(uint16(i), 1)
		}
		return
	}
	slices.SortFunc(list, func(a, b counted) int {
		return (int(a.count)<<10 | int(a.symbol)) - (int(b.count)<<10 | int(b.symbol))
	})
	e.assign(e.lengths(list, min(longest, int32(n)-1)), list)
}

// assign gives the rarest symbols the longest codes, and those of one length in their order.
func (e *encoder) assign(byLength []int32, list []counted) {
	next := uint16(0)
	for n, count := range byLength {
		next <<= 1
		if n == 0 || count == 0 {
			continue
		}
		rest := len(list) - int(count)
		same := list[rest:]
		slices.SortFunc(same, func(a, b counted) int { return int(a.symbol) - int(b.symbol) })
		for _, c := range same {
			e.codes[c.symbol] = newCode(next, uint8(n))
			next++
		}
		list = list[:rest]
	}
}

// A row is a list of package-merge: symbols, and pairs of the row below, in the order of their counts. Only its end is kept.
type row struct {
	last     int32 // the count of its last item
	nextLeaf int32 // that of the symbol which may come next
	nextPair int32 // that of the pair which may come next; valid if the row below owes nothing
	owed     int32 // items to be made before the row above goes on
}

const none = math.MaxInt32 // the count of what does not come

// lengths returns how many codes of each length make the symbols shortest, with none longer than longest: by package-merge, of which each
// row makes only what those above it take.
func (e *encoder) lengths(list []counted, longest int32) []int32 {
	n := int32(len(list))
	leaf := func(i int32) int32 {
		if i < n {
			return int32(list[i].count)
		}
		return none
	}
	// leaves[i][j] is the number of symbols that row j has up to the last item of row i. Row 0 is empty.
	var leaves [maxCodeBits + 1][maxCodeBits + 1]int32
	var rows [maxCodeBits + 2]row
	for i := int32(1); i <= longest; i++ {
		// The first two items are symbols in all rows.
		rows[i] = row{last: leaf(1), nextLeaf: leaf(2), nextPair: leaf(0) + leaf(1)}
		leaves[i][i] = 2
	}
	rows[1].nextPair = none
	rows[longest].owed = 2*n - 4

	for i := longest; ; {
		r := &rows[i]
		if r.nextPair == none && r.nextLeaf == none {
			// Nothing is left for this row, nor for pairs above it.
			r.owed = 0
			rows[i+1].nextPair = none
			i++
			continue
		}
		before := r.last
		if r.nextLeaf < r.nextPair {
			r.last = r.nextLeaf
			leaves[i][i]++
			r.nextLeaf = leaf(leaves[i][i])
		} else {
			r.last = r.nextPair
			own := leaves[i][i]
			leaves[i] = leaves[i-1]
			leaves[i][i] = own
			rows[i-1].owed = 2
		}
		if r.owed--; r.owed == 0 {
			if i == longest {
				break
			}
			rows[i+1].nextPair = before + r.last
			i++
			continue
		}
		for rows[i-1].owed > 0 {
			i--
		}
	}

	byLength := e.byLength[:longest+1]
	for i := longest; i > 0; i-- {
		byLength[longest-i+1] = leaves[longest][i] - leaves[longest][i-1]
	}
	return byLength
}
