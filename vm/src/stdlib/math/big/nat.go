// Package big computes with numbers of any size.
package big

// Word is a digit of a number's magnitude.
type Word uint

// MaxBase is the largest base of numbers as text.
const MaxBase = 62

const wordBits = 64

// nat is a magnitude: its words, the lowest first and the last not 0.
type nat []Word

// make returns z's words with room for n, or new ones with some to spare.
func (z nat) make(n int) nat {
	switch {
	case n <= cap(z):
		return z[:n]
	case n == 1:
		return make(nat, 1)
	}
	const spare = 4
	return make(nat, n, n+spare)
}

func (z nat) setUint64(x uint64) nat {
	if x == 0 {
		return z[:0]
	}
	z = z.make(1)
	z[0] = Word(x)
	return z
}

func (z nat) set(x nat) nat {
	z = z.make(len(x))
	copy(z, x)
	return z
}

// alias reports whether x and y are in the same memory.
func alias(x, y nat) bool {
	return cap(x) > 0 && cap(y) > 0 && &x[:cap(x)][cap(x)-1] == &y[:cap(y)][cap(y)-1]
}

// Arithmetic stores its result in z's words, if they have room for the largest that its operands' lengths allow, and returns
// them. The operands may be in the same memory. The natives compute first and then write; they return the result's length.

func (z nat) add(x, y nat) nat {
	if len(x) < len(y) {
		x, y = y, x
	}
	if len(y) == 0 {
		return z.set(x)
	}
	z = z.make(len(x) + 1)
	return z[:sumTo(z, x, y)]
}

//go:noescape
func sumTo(z, x, y nat) int

// sub takes y, which is not larger, from x.
func (z nat) sub(x, y nat) nat {
	if len(y) == 0 {
		return z.set(x)
	}
	z = z.make(len(x))
	return z[:differenceTo(z, x, y)]
}

//go:noescape
func differenceTo(z, x, y nat) int

// mul takes new words for what is its own factor, unless one of the factors has a single word, as Go's.
func (z nat) mul(x, y nat) nat {
	if len(x) == 0 || len(y) == 0 {
		return z[:0]
	}
	if len(x) > 1 && len(y) > 1 && (alias(z, x) || alias(z, y)) {
		z = nil
	}
	z = z.make(len(x) + len(y))
	return z[:productTo(z, x, y)]
}

//go:noescape
func productTo(z, x, y nat) int

// div returns the quotient, in z's words, and the rest, in those of z2.
func (z nat) div(z2, x, y nat) (q, r nat) {
	if compare(x, y) < 0 {
		return z[:0], z2.set(x)
	}
	if len(y) == 1 {
		q = z.make(len(x))
		n, rest := quotientTo(q, x, y)
		return q[:n], z2.setUint64(rest)
	}
	r = z2.make(len(x) + 1)
	if alias(z, r) {
		z = nil
	}
	q = z.make(len(x) - len(y) + 1)
	n, m := quotientRestTo(q, r, x, y)
	return q[:n], r[:m]
}

// quotientTo returns the quotient's length and the lowest word of the rest.
//
//go:noescape
func quotientTo(z, x, y nat) (n int, rest uint64)

//go:noescape
func quotientRestTo(q, r, x, y nat) (n, m int)

func (z nat) shiftLeft(x nat, n uint) nat {
	switch {
	case n == 0:
		return z.set(x)
	case len(x) == 0:
		return z[:0]
	}
	z = z.make(len(x) + int(n/wordBits) + 1)
	return z[:shiftedLeftTo(z, x, n)]
}

//go:noescape
func shiftedLeftTo(z, x nat, n uint) int

func (z nat) shiftRight(x nat, n uint) nat {
	switch {
	case n == 0:
		return z.set(x)
	case uint(len(x)) <= n/wordBits:
		return z[:0]
	}
	z = z.make(len(x) - int(n/wordBits))
	return z[:shiftedRightTo(z, x, n)]
}

//go:noescape
func shiftedRightTo(z, x nat, n uint) int

// Other natives return new slices.

//go:noescape
func gcd(x, y nat) nat

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

// digits returns x, with a sign if it is negative, in a base of at most 36.
//
//go:noescape
func digits(x nat, neg bool, base int) []byte

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
