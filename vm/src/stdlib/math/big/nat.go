// Package big computes with numbers of any size.
package big

// Word is a digit of a number's magnitude.
type Word uint

// MaxBase is the largest base of numbers as text.
const MaxBase = 62

const wordBits = 64

// nat is a magnitude: its words, the lowest first and the last not 0.
type nat []Word

// The natives return new slices.

//go:noescape
func add(x, y nat) nat

// sub takes y, which is not larger, from x.
//
//go:noescape
func sub(x, y nat) nat

//go:noescape
func mul(x, y nat) nat

//go:noescape
func gcd(x, y nat) nat

//go:noescape
func divMod(x, y nat) (q, r nat)

//go:noescape
func shiftLeft(x nat, n uint) nat

//go:noescape
func shiftRight(x nat, n uint) nat

//go:noescape
func root(x nat) nat

//go:noescape
func power(x nat, n uint) nat

//go:noescape
func powerMod(x, y, m nat) nat

// bitwise computes in two's complement; op is one of those below.
//
//go:noescape
func bitwise(op int, xNeg bool, x nat, yNeg bool, y nat) (z nat, neg bool)

const (
	opAnd = iota
	opOr
	opXor
	opAndNot
)

// parse returns the value of digits that are below the base.
//
//go:noescape
func parse(digits string, base int) nat

// digits returns x in a base of at most 36.
//
//go:noescape
func digits(x nat, base int) []byte

//go:noescape
func compare(x, y nat) int

//go:noescape
func isPrime(x nat, more int) bool

func (x nat) bitLen() int {
	if len(x) == 0 {
		return 0
	}
	n := (len(x) - 1) * wordBits
	for top := x[len(x)-1]; top != 0; top >>= 1 {
		n++
	}
	return n
}

func (x nat) trailingZeros() uint {
	var n uint
	for i, w := range x {
		if w != 0 {
			for ; w&1 == 0; w >>= 1 {
				n++
			}
			return uint(i)*wordBits + n
		}
	}
	return 0
}

// bit returns bit i.
func (x nat) bit(i uint) uint {
	if j := i / wordBits; j < uint(len(x)) {
		return uint(x[j] >> (i % wordBits) & 1)
	}
	return 0
}

func (x nat) low() uint64 {
	if len(x) == 0 {
		return 0
	}
	return uint64(x[0])
}

// norm cuts off words that are 0.
func (x nat) norm() nat {
	for len(x) > 0 && x[len(x)-1] == 0 {
		x = x[:len(x)-1]
	}
	return x
}

func fromUint64(x uint64) nat {
	if x == 0 {
		return nil
	}
	return nat{Word(x)}
}

func (x nat) isOne() bool { return len(x) == 1 && x[0] == 1 }
