package flate

import (
	"math"
	"math/bits"
)

// A token is a literal byte, the end of a block, or a match: from the lowest bit its distance less 1, the code of that, and its length less
// minLength, each at a place below.
type token uint32

const (
	matchToken    = 1 << 30
	lengthPlace   = 22
	distancePlace = 16
)

func (t token) lengthLess() uint8    { return uint8(t >> lengthPlace) }
func (t token) distanceLess() uint32 { return uint32(t) & (1<<distancePlace - 1) }
func (t token) distanceCode() uint32 { return uint32(t) >> distancePlace & 31 }

// What codes for lengths and distances stand for: a base, to which as many bits are added. There is room for the codes that stand for nothing.
var (
	lengthExtra, lengthBase     = lengthTables()
	distanceExtra, distanceBase = distanceTables()
	lengthCode                  = lengthCodeTable()
)

func lengthTables() (extra, base [32]uint8) {
	next := 0
	for code := range lengthCodes {
		if code >= 8 {
			extra[code] = uint8(code-4) / 4
		}
		base[code] = uint8(next)
		next += 1 << extra[code]
	}
	// The greatest length has a code of its own.
	const last = lengthCodes - 1
	extra[last], base[last] = 0, maxLength-minLength
	return extra, base
}

func distanceTables() (extra [32]uint8, base [32]uint32) {
	next := uint32(0)
	for code := range extra {
		if code >= 4 {
			extra[code] = uint8(code-2) / 2
		}
		base[code] = next
		next += 1 << extra[code]
	}
	return extra, base
}

// lengthCodeTable has the codes of lengths less minLength.
func lengthCodeTable() (table [maxLength - minLength + 1]uint8) {
	for code := range lengthCodes {
		for i := int(lengthBase[code]); i < len(table); i++ {
			table[i] = uint8(code)
		}
	}
	return table
}

// shortDistanceCodes has the codes of the shortest distances less 1: of two highest bits, and how many others there are.
var shortDistanceCodes = shortDistanceTable()

func shortDistanceTable() (table [256]uint8) {
	for i := range table {
		table[i] = uint8(i)
		if n := bits.Len(uint(i)); n > 2 {
			table[i] = uint8(2*(n-1) + i>>(n-2)&1)
		}
	}
	return table
}

// distanceCode returns the code of a distance less 1. Of a greater one it does as without the bits that are too high.
func distanceCode(less uint32) uint32 {
	if less < uint32(len(shortDistanceCodes)) {
		return uint32(shortDistanceCodes[less])
	}
	return 14 + uint32(shortDistanceCodes[uint8(less>>7)])
}

// tokens are those of a block, and how many there are of each kind: the end and lengths by their codes, one behind the other.
type tokens struct {
	lengths   [32]uint16
	distances [32]uint16
	literals  [256]uint16
	n         uint16
	list      [1 << 16]token
}

func (t *tokens) reset() {
	if t.n == 0 {
		return
	}
	t.n = 0
	clear(t.literals[:])
	clear(t.lengths[:])
	clear(t.distances[:])
}

func (t *tokens) addLiteral(b byte) {
	t.list[t.n] = token(b)
	t.literals[b]++
	t.n++
}

func (t *tokens) addLiterals(p []byte) {
	n := int(t.n)
	for _, b := range p {
		t.list[n] = token(b)
		t.literals[b]++
		n++
	}
	t.n = uint16(n)
}

func (t *tokens) addEnd() {
	t.list[t.n] = endOfBlock
	t.lengths[0]++
	t.n++
}

// addMatch adds a match of at most maxLength, from its length less minLength and its distance less 1.
func (t *tokens) addMatch(length, distance uint32) {
	code := distanceCode(distance)
	t.lengths[lengthCode[length]+1]++
	t.distances[code]++
	t.list[t.n] = token(matchToken | length<<lengthPlace | code<<distancePlace | distance)
	t.n++
}

// addLong adds a match of any length as several.
func (t *tokens) addLong(length int32, distance uint32) {
	for length > 0 {
		part := length
		if part > maxLength+minLength {
			part = maxLength
		} else if part > maxLength {
			// What is left must be long enough for a match.
			part = maxLength - minLength
		}
		length -= part
		t.addMatch(uint32(part-minLength), distance)
	}
}

// leastBits estimates how many bits the tokens take with codes made for them.
func (t *tokens) leastBits() int {
	if t.n == 0 {
		return 0
	}
	bits, matches := 0, 0
	sum := float32(0)
	share := 1 / float32(t.n)
	for _, n := range t.literals {
		if n > 0 {
			sum += information(n, share)
		}
	}
	sum += maxCodeBits // for the end
	for code, n := range t.lengths[1 : literalCodes-endOfBlock] {
		if n > 0 {
			sum += information(n, share)
			bits += int(lengthExtra[code]) * int(n)
			matches += int(n)
		}
	}
	if matches > 0 {
		share = 1 / float32(matches)
		for code, n := range t.distances[:distanceCodes] {
			if n > 0 {
				sum += information(n, share)
				bits += int(distanceExtra[code]) * int(n)
			}
		}
	}
	return int(sum) + bits
}

// information is the number of bits in all n tokens of a kind, if each of the kinds has its share for a token.
func information(n uint16, share float32) float32 {
	return min(maxCodeBits, max(1, -log2(float32(n)*share))) * float32(n)
}

// log2 approximates a logarithm by a parabola through the mantissa. Its very digits decide on blocks.
func log2(x float32) float32 {
	b := math.Float32bits(x)
	exponent := float32(int32(b>>23&255) - 128)
	mantissa := math.Float32frombits(b&(1<<23-1) | 127<<23)
	return exponent + ((-0.34484843*mantissa+2.02466578)*mantissa - 0.67487759)
}
