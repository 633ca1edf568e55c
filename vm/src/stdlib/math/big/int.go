package big

import "math/rand"

// An Int is a signed number of any size. The zero value is 0. Operations store their result in the receiver, which they return.
type Int struct {
	neg bool // never for 0
	abs nat
}

// NewInt returns an Int.
func NewInt(x int64) *Int {
	u := uint64(x)
	if x < 0 {
		u = -u
	}
	return &Int{x < 0, fromUint64(u)}
}

func (z *Int) set(neg bool, abs nat) *Int {
	z.neg, z.abs = neg && len(abs) > 0, abs
	return z
}

// Sign returns -1, 0 or +1.
func (x *Int) Sign() int {
	switch {
	case len(x.abs) == 0:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

func (z *Int) SetInt64(x int64) *Int {
	u := uint64(x)
	if x < 0 {
		u = -u
	}
	return z.set(x < 0, z.abs.setUint64(u))
}

func (z *Int) SetUint64(x uint64) *Int { return z.set(false, z.abs.setUint64(x)) }

// Set copies x.
func (z *Int) Set(x *Int) *Int {
	if z != x {
		z.set(x.neg, z.abs.set(x.abs))
	}
	return z
}

// Bits returns the magnitude's words, which are shared.
func (x *Int) Bits() []Word { return x.abs }

// SetBits sets the magnitude's words, which are shared.
func (z *Int) SetBits(abs []Word) *Int { return z.set(false, nat(abs).norm()) }

func (z *Int) Abs(x *Int) *Int {
	z.Set(x)
	z.neg = false
	return z
}

func (z *Int) Neg(x *Int) *Int {
	z.Set(x)
	return z.set(!z.neg, z.abs)
}

func (z *Int) Add(x, y *Int) *Int { return z.sum(x.neg, x.abs, y.neg, y.abs) }
func (z *Int) Sub(x, y *Int) *Int { return z.sum(x.neg, x.abs, !y.neg, y.abs) }

func (z *Int) sum(xNeg bool, x nat, yNeg bool, y nat) *Int {
	switch {
	case xNeg == yNeg:
		return z.set(xNeg, z.abs.add(x, y))
	case compare(x, y) >= 0:
		return z.set(xNeg, z.abs.sub(x, y))
	}
	return z.set(yNeg, z.abs.sub(y, x))
}

func (z *Int) Mul(x, y *Int) *Int { return z.set(x.neg != y.neg, z.abs.mul(x.abs, y.abs)) }

// MulRange sets z to the product of all numbers from a to b.
func (z *Int) MulRange(a, b int64) *Int {
	switch {
	case a > b:
		return z.SetInt64(1)
	case a <= 0 && b >= 0:
		return z.SetInt64(0)
	}
	neg := a < 0 && (b-a)&1 == 0
	if a < 0 {
		a, b = -b, -a
	}
	return z.set(neg, product(uint64(a), uint64(b)))
}

// product multiplies halves, which keeps the factors of like size.
func product(a, b uint64) nat {
	if b-a < 8 {
		p := fromUint64(a)
		for a < b {
			a++
			p = nat(nil).mul(p, fromUint64(a))
		}
		return p
	}
	m := a + (b-a)/2
	return nat(nil).mul(product(a, m), product(m+1, b))
}

// Binomial sets z to n over k.
func (z *Int) Binomial(n, k int64) *Int {
	if k > n || k < 0 {
		return z.SetInt64(0)
	}
	k = min(k, n-k)
	p := fromUint64(1)
	for i := int64(0); i < k; i++ {
		p, _ = nat(nil).div(nil, nat(nil).mul(p, fromUint64(uint64(n-i))), fromUint64(uint64(i+1)))
	}
	return z.set(false, p)
}

// Cmp returns -1, 0 or +1 for x < y, x == y, x > y.
func (x *Int) Cmp(y *Int) int {
	switch {
	case x == y:
		return 0
	case x.neg != y.neg:
		if x.neg {
			return -1
		}
		return 1
	case x.neg:
		return compare(y.abs, x.abs)
	}
	return compare(x.abs, y.abs)
}

// CmpAbs compares magnitudes.
func (x *Int) CmpAbs(y *Int) int { return compare(x.abs, y.abs) }

// Int64 returns x, or what its lowest 64 bits are.
func (x *Int) Int64() int64 {
	v := int64(x.abs.low())
	if x.neg {
		v = -v
	}
	return v
}

// Uint64 returns x, or what its lowest 64 bits are.
func (x *Int) Uint64() uint64 { return x.abs.low() }

func (x *Int) IsInt64() bool {
	if len(x.abs) > 1 {
		return false
	}
	w := int64(x.abs.low())
	return w >= 0 || x.neg && w == -w
}

func (x *Int) IsUint64() bool { return !x.neg && len(x.abs) <= 1 }

// Float64 returns the float nearest to x, and whether it is exact, below or above.
func (x *Int) Float64() (float64, Accuracy) {
	f, exact := quotient(x.abs, fromUint64(1), 53, -1074)
	accuracy := Exact
	if !exact {
		back, _ := new(Rat).setMagnitude(f)
		if accuracy = Above; compare(back.a.abs, x.abs) < 0 && f <= maxFloat {
			accuracy = Below
		}
	}
	if x.neg {
		return -f, -accuracy
	}
	return f, accuracy
}

// Rand sets z to a random number below n, 0 if n is not positive.
func (z *Int) Rand(rnd *rand.Rand, n *Int) *Int {
	if n.Sign() <= 0 {
		return z.set(false, nil)
	}
	top := uint(n.abs.bitLen()) % wordBits
	mask := ^Word(0)
	if top != 0 {
		mask = 1<<top - 1
	}
	for {
		words := make(nat, len(n.abs))
		for i := range words {
			words[i] = Word(rnd.Uint32()) | Word(rnd.Uint32())<<32
		}
		words[len(words)-1] &= mask
		if words = words.norm(); compare(words, n.abs) < 0 {
			return z.set(false, words)
		}
	}
}

// ProbablyPrime reports whether x is a prime, by a test of Miller and Rabin with n bases beyond those that make it exact for 64 bits.
func (x *Int) ProbablyPrime(n int) bool {
	if n < 0 {
		panic("negative n for ProbablyPrime")
	}
	return !x.neg && isPrime(x.abs, n)
}

// Bytes returns the magnitude's bytes, the highest first.
func (x *Int) Bytes() []byte {
	b := make([]byte, (x.abs.bitLen()+7)/8)
	return x.FillBytes(b)
}

// FillBytes writes the magnitude's bytes to the end of buf, and zeros before.
func (x *Int) FillBytes(buf []byte) []byte {
	clear(buf)
	for i := 0; i < (x.abs.bitLen()+7)/8; i++ {
		if i >= len(buf) {
			panic("math/big: buffer too small to fit value")
		}
		buf[len(buf)-1-i] = byte(x.abs[i/8] >> (i % 8 * 8))
	}
	return buf
}

// SetBytes sets z to the number of these bytes, the highest first.
func (z *Int) SetBytes(buf []byte) *Int {
	words := make(nat, (len(buf)+7)/8)
	for i := range buf {
		words[i/8] |= Word(buf[len(buf)-1-i]) << (i % 8 * 8)
	}
	return z.set(false, words.norm())
}

// BitLen returns the number of the magnitude's bits.
func (x *Int) BitLen() int { return x.abs.bitLen() }

// TrailingZeroBits returns how many bits at the end are 0.
func (x *Int) TrailingZeroBits() uint { return x.abs.trailingZeros() }

func (z *Int) Lsh(x *Int, n uint) *Int { return z.set(x.neg, z.abs.shiftLeft(x.abs, n)) }

// Rsh shifts right; negative numbers round down.
func (z *Int) Rsh(x *Int, n uint) *Int {
	if x.neg {
		// -x>>n is -((x-1)>>n) - 1.
		t := nat(nil).shiftRight(nat(nil).sub(x.abs, fromUint64(1)), n)
		return z.set(true, nat(nil).add(t, fromUint64(1)))
	}
	return z.set(false, z.abs.shiftRight(x.abs, n))
}

// Bit returns bit i of x in two's complement.
func (x *Int) Bit(i int) uint {
	if i < 0 {
		panic("negative bit index")
	}
	if x.neg {
		return nat(nil).sub(x.abs, fromUint64(1)).bit(uint(i)) ^ 1
	}
	return x.abs.bit(uint(i))
}

// SetBit sets z to x with bit i being b.
func (z *Int) SetBit(x *Int, i int, b uint) *Int {
	if i < 0 {
		panic("negative bit index")
	}
	mask := nat(nil).shiftLeft(fromUint64(1), uint(i))
	op := opOr
	switch b {
	case 0:
		op = opAndNot
	case 1:
	default:
		panic("set bit is not 0 or 1")
	}
	abs, neg := bitwise(op, x.neg, x.abs, false, mask)
	return z.set(neg, abs)
}

func (z *Int) And(x, y *Int) *Int    { return z.bits(opAnd, x, y) }
func (z *Int) Or(x, y *Int) *Int     { return z.bits(opOr, x, y) }
func (z *Int) Xor(x, y *Int) *Int    { return z.bits(opXor, x, y) }
func (z *Int) AndNot(x, y *Int) *Int { return z.bits(opAndNot, x, y) }

func (z *Int) bits(op int, x, y *Int) *Int {
	abs, neg := bitwise(op, x.neg, x.abs, y.neg, y.abs)
	return z.set(neg, abs)
}

// Not sets z to -x-1.
func (z *Int) Not(x *Int) *Int { return z.sum(!x.neg, x.abs, true, fromUint64(1)) }

// Sqrt sets z to the root of x, rounded down.
func (z *Int) Sqrt(x *Int) *Int {
	if x.neg {
		panic("square root of negative number")
	}
	return z.set(false, root(x.abs))
}
