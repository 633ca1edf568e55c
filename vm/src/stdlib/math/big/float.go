package big

import "math"

// Limits of Float.
const (
	MaxExp  = math.MaxInt32
	MinExp  = math.MinInt32
	MaxPrec = math.MaxUint32
)

// form is the kind of a Float. The order is that of magnitudes.
type form byte

const (
	zero form = iota
	finite
	inf
)

// A Float is a binary number with a mantissa of a chosen length. The zero value is 0, and gets its length from what it is
// set to. Operations round their result to the receiver's length and by its mode, and return the receiver.
type Float struct {
	prec uint32
	mode RoundingMode
	acc  Accuracy
	form form
	neg  bool
	// A finite number is mant * 2**(exp - mant.bitLen()). The mantissa has at most prec bits.
	mant nat
	exp  int32
}

// ErrNaN is what operations panic with whose result would not be a number.
type ErrNaN struct{ msg string }

func (err ErrNaN) Error() string { return err.msg }

// NewFloat returns x with 53 bits.
func NewFloat(x float64) *Float {
	if math.IsNaN(x) {
		panic(ErrNaN{"NewFloat(NaN)"})
	}
	return new(Float).SetFloat64(x)
}

// lowest is the exponent of the mantissa's last bit.
func (x *Float) lowest() int64 { return int64(x.exp) - int64(x.mant.bitLen()) }

// round sets z to the rounding of mant * 2**lowest, and a bit less than the last if sticky.
func (z *Float) round(neg bool, mant nat, lowest int64, sticky bool) *Float {
	z.neg, z.acc = neg, Exact
	if len(mant) == 0 {
		return z.set(zero)
	}
	bits := mant.bitLen()
	if sticky && bits < int(z.prec)+2 {
		more := int(z.prec) + 2 - bits
		mant = nat(nil).shiftLeft(mant, uint(more))
		bits += more
		lowest -= int64(more)
	}
	exp := lowest + int64(bits)
	if exp < MinExp {
		z.acc = accuracy(neg)
		return z.set(zero)
	}
	if lost := bits - int(z.prec); lost > 0 {
		half := mant.bit(uint(lost-1)) == 1
		more := sticky || mant.trailingZeros() < uint(lost-1)
		mant = nat(nil).shiftRight(mant, uint(lost))
		if half || more {
			up := z.mode.up(neg, mant.bit(0) == 1, half, more)
			z.acc = accuracy(up != neg)
			if up {
				mant = nat(nil).add(mant, fromUint64(1))
				if mant.bitLen() > int(z.prec) {
					exp++
				}
			}
		}
	}
	if exp > MaxExp {
		z.acc = accuracy(!neg)
		return z.set(inf)
	}
	z.mant, z.exp = mant, int32(exp)
	return z.set(finite)
}

func (z *Float) set(form form) *Float {
	z.form = form
	if form != finite {
		z.mant, z.exp = nil, 0
	}
	return z
}

// again rounds z to its present length.
func (z *Float) again() *Float {
	if z.form != finite {
		z.acc = Exact
		return z
	}
	return z.round(z.neg, z.mant, z.lowest(), false)
}

// SetPrec sets the mantissa's length, and rounds z to it. Length 0 makes every finite number 0.
func (z *Float) SetPrec(prec uint) *Float {
	z.acc = Exact
	if prec == 0 {
		z.prec = 0
		if z.form == finite {
			z.acc = accuracy(z.neg)
			z.set(zero)
		}
		return z
	}
	old := z.prec
	z.prec = uint32(min(prec, MaxPrec))
	if z.prec < old {
		z.again()
	}
	return z
}

// SetMode sets how z rounds, and calls its value exact.
func (z *Float) SetMode(mode RoundingMode) *Float {
	z.mode, z.acc = mode, Exact
	return z
}

func (x *Float) Prec() uint         { return uint(x.prec) }
func (x *Float) Mode() RoundingMode { return x.mode }

// Acc tells how the last rounding changed x.
func (x *Float) Acc() Accuracy { return x.acc }

// MinPrec returns the least length that has x exactly; 0 for 0 and infinities.
func (x *Float) MinPrec() uint {
	if x.form != finite {
		return 0
	}
	return uint(x.mant.bitLen()) - x.mant.trailingZeros()
}

// Sign returns -1, 0 or +1.
func (x *Float) Sign() int {
	switch {
	case x.form == zero:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

// Signbit reports whether x is negative or -0.
func (x *Float) Signbit() bool { return x.neg }

func (x *Float) IsInf() bool { return x.form == inf }

func (x *Float) IsInt() bool {
	if x.form != finite {
		return x.form == zero
	}
	return x.exp > 0 && (x.prec <= uint32(x.exp) || x.MinPrec() <= uint(x.exp))
}

// MantExp sets mant, if it is not nil, to x's mantissa, from 0.5 to below 1, with x's length and mode, and returns the exponent.
func (x *Float) MantExp(mant *Float) (exp int) {
	if x.form == finite {
		exp = int(x.exp)
	}
	if mant != nil {
		mant.Copy(x)
		mant.exp = 0
	}
	return
}

// SetMantExp sets z to mant * 2**exp with mant's length and mode.
func (z *Float) SetMantExp(mant *Float, exp int) *Float {
	z.Copy(mant)
	if z.form == finite {
		z.round(z.neg, z.mant, z.lowest()+int64(exp), false)
	}
	return z
}

// needPrec gives z a length if it has none.
func (z *Float) needPrec(prec uint32) {
	if z.prec == 0 {
		z.prec = prec
	}
}

func (z *Float) setMagnitude(neg bool, x uint64) *Float {
	z.needPrec(64)
	return z.round(neg, fromUint64(x), 0, false)
}

func (z *Float) SetUint64(x uint64) *Float { return z.setMagnitude(false, x) }

func (z *Float) SetInt64(x int64) *Float {
	if x < 0 {
		return z.setMagnitude(true, -uint64(x))
	}
	return z.setMagnitude(false, uint64(x))
}

func (z *Float) SetFloat64(x float64) *Float {
	z.needPrec(53)
	if math.IsNaN(x) {
		panic(ErrNaN{"Float.SetFloat64(NaN)"})
	}
	neg := math.Signbit(x)
	if math.IsInf(x, 0) {
		return z.SetInf(neg)
	}
	fraction, exp := math.Frexp(math.Abs(x))
	return z.round(neg, fromUint64(uint64(math.Ldexp(fraction, 53))), int64(exp)-53, false)
}

func (z *Float) SetInt(x *Int) *Float {
	z.needPrec(uint32(max(x.BitLen(), 64)))
	return z.round(x.neg, nat(nil).set(x.abs), 0, false)
}

func (z *Float) SetRat(x *Rat) *Float {
	if x.IsInt() {
		return z.SetInt(x.Num())
	}
	var a, b Float
	a.SetInt(x.Num())
	b.SetInt(x.Denom())
	z.needPrec(max(a.prec, b.prec))
	return z.Quo(&a, &b)
}

// SetInf sets z to -Inf or +Inf.
func (z *Float) SetInf(signbit bool) *Float {
	z.acc, z.neg = Exact, signbit
	return z.set(inf)
}

// Set sets z to x, rounded if z is shorter.
func (z *Float) Set(x *Float) *Float {
	if z != x {
		z.acc, z.form, z.neg, z.mant, z.exp = Exact, x.form, x.neg, x.mant, x.exp
		z.needPrec(x.prec)
		if z.prec < x.prec {
			z.again()
		}
	}
	return z
}

// Copy sets z to x with x's length, mode and accuracy.
func (z *Float) Copy(x *Float) *Float {
	*z = *x
	return z
}

func (z *Float) Abs(x *Float) *Float {
	z.Set(x)
	z.neg = false
	return z
}

func (z *Float) Neg(x *Float) *Float {
	z.Set(x)
	z.neg = !z.neg
	return z
}
