package big

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Accuracy tells how a rounded number relates to the exact one.
type Accuracy int8

const (
	Below Accuracy = -1
	Exact Accuracy = 0
	Above Accuracy = +1
)

func (a Accuracy) String() string {
	switch a {
	case Below:
		return "Below"
	case Exact:
		return "Exact"
	case Above:
		return "Above"
	}
	return "Accuracy(" + strconv.Itoa(int(a)) + ")"
}

const maxFloat = math.MaxFloat64

// A Rat is a quotient of numbers of any size, in lowest terms. The zero value is 0.
type Rat struct {
	a Int
	b Int // positive; no words stand for 1
}

// NewRat returns a / b.
func NewRat(a, b int64) *Rat {
	if b == 0 {
		panic("division by zero")
	}
	return new(Rat).SetFrac64(a, b)
}

func (x *Rat) denominator() nat {
	if len(x.b.abs) == 0 {
		return fromUint64(1)
	}
	return x.b.abs
}

// reduce sets z to a / b in lowest terms. It keeps neither a nor b.
func (z *Rat) reduce(neg bool, a, b nat) *Rat {
	if d := gcd(a, b); !d.isOne() && len(d) > 0 {
		a, _ = nat(nil).div(nil, a, d)
		b, _ = nat(nil).div(nil, b, d)
	} else {
		a, b = nat(nil).set(a), nat(nil).set(b)
	}
	if len(a) == 0 {
		b = fromUint64(1)
	}
	z.a.set(neg, a)
	z.b.set(false, b)
	return z
}

func (z *Rat) SetFrac(a, b *Int) *Rat {
	if len(b.abs) == 0 {
		panic("division by zero")
	}
	return z.reduce(a.neg != b.neg, a.abs, b.abs)
}

func (z *Rat) SetFrac64(a, b int64) *Rat { return z.SetFrac(NewInt(a), NewInt(b)) }

func (z *Rat) SetInt(x *Int) *Rat {
	z.a.Set(x)
	z.b.SetInt64(1)
	return z
}

func (z *Rat) SetInt64(x int64) *Rat   { return z.SetInt(NewInt(x)) }
func (z *Rat) SetUint64(x uint64) *Rat { return z.SetInt(new(Int).SetUint64(x)) }

func (z *Rat) Set(x *Rat) *Rat {
	if z != x {
		z.a.Set(&x.a)
		z.b.set(false, append(nat(nil), x.denominator()...))
	}
	return z
}

// SetFloat64 sets z to f; it returns nil if f is not finite.
func (z *Rat) SetFloat64(f float64) *Rat {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return nil
	}
	r, _ := z.setMagnitude(math.Abs(f))
	r.a.set(f < 0, r.a.abs)
	return r
}

// setMagnitude sets z to a float that is not negative; ok is false for infinity, which becomes a large number.
func (z *Rat) setMagnitude(f float64) (r *Rat, ok bool) {
	bits := math.Float64bits(f)
	exponent := int(bits >> 52)
	mantissa := bits & (1<<52 - 1)
	if exponent == 0 {
		exponent++
	} else {
		mantissa |= 1 << 52
	}
	a, b := fromUint64(mantissa), fromUint64(1)
	if shift := exponent - 1075; shift > 0 {
		a = nat(nil).shiftLeft(a, uint(shift))
	} else {
		b = nat(nil).shiftLeft(b, uint(-shift))
	}
	return z.reduce(false, a, b), exponent < 2047
}

// Float64 returns the float nearest to x, and whether it is exact.
func (x *Rat) Float64() (f float64, exact bool) {
	f, exact = quotient(x.a.abs, x.denominator(), 53, -1074)
	if x.a.neg {
		f = -f
	}
	return f, exact
}

// Float32 returns the float nearest to x, and whether it is exact.
func (x *Rat) Float32() (f float32, exact bool) {
	g, exact := quotient(x.a.abs, x.denominator(), 24, -149)
	f = float32(g)
	if x.a.neg {
		f = -f
	}
	return f, exact && !math.IsInf(float64(f), 0)
}

// FloatPrec returns how many digits behind the point the decimal number has, and whether it ends with them; if not, they are those
// before the period.
func (x *Rat) FloatPrec() (n int, exact bool) {
	d := x.denominator()
	twos := d.trailingZeros()
	d = nat(nil).shiftRight(d, twos)
	fives := 0
	for five := fromUint64(5); ; fives++ {
		q, r := nat(nil).div(nil, d, five)
		if len(r) > 0 {
			break
		}
		d = q
	}
	return max(int(twos), fives), d.isOne()
}

// quotient returns the nearest to a / b of the floats with so many bits and a smallest magnitude 2**least.
func quotient(a, b nat, bits, least int) (f float64, exact bool) {
	if len(a) == 0 {
		return 0, true
	}
	// The quotient gets 55 or 56 bits: mantissa, rounding bit, and one or two more.
	exponent := a.bitLen() - b.bitLen()
	if shift := 55 - exponent; shift > 0 {
		a = nat(nil).shiftLeft(a, uint(shift))
	} else {
		b = nat(nil).shiftLeft(b, uint(-shift))
	}
	q, r := nat(nil).div(nil, a, b)
	mantissa := q.low()
	scale := exponent - 55
	// Bits below the smallest float are lost.
	drop := max(q.bitLen()-bits, least-scale)
	if drop > 63 {
		return 0, false
	}
	lost := mantissa & (1<<drop - 1)
	half := uint64(1) << (drop - 1)
	exact = lost == 0 && len(r) == 0
	mantissa >>= drop
	if lost > half || lost == half && (len(r) > 0 || mantissa&1 == 1) {
		mantissa++
	}
	f = math.Ldexp(float64(mantissa), scale+drop)
	return f, exact && !math.IsInf(f, 0)
}

func (x *Rat) Sign() int { return x.a.Sign() }

// IsInt reports whether the denominator is 1.
func (x *Rat) IsInt() bool { return len(x.b.abs) == 0 || x.b.abs.isOne() }

// Num returns the numerator, which is shared.
func (x *Rat) Num() *Int { return &x.a }

// Denom returns the denominator.
func (x *Rat) Denom() *Int {
	if len(x.b.abs) == 0 {
		return NewInt(1)
	}
	return &x.b
}

func (z *Rat) Abs(x *Rat) *Rat {
	z.Set(x)
	z.a.neg = false
	return z
}

func (z *Rat) Neg(x *Rat) *Rat {
	z.Set(x)
	z.a.set(!z.a.neg, z.a.abs)
	return z
}

func (z *Rat) Inv(x *Rat) *Rat {
	if len(x.a.abs) == 0 {
		panic("division by zero")
	}
	return z.reduce(x.a.neg, x.denominator(), x.a.abs)
}

// cross returns the numerators of x and y over their common denominator.
func cross(x, y *Rat) (a, b *Int) {
	a = new(Int).set(x.a.neg, nat(nil).mul(x.a.abs, y.denominator()))
	return a, new(Int).set(y.a.neg, nat(nil).mul(y.a.abs, x.denominator()))
}

func (x *Rat) Cmp(y *Rat) int {
	a, b := cross(x, y)
	return a.Cmp(b)
}

func (z *Rat) Add(x, y *Rat) *Rat {
	a, b := cross(x, y)
	a.Add(a, b)
	return z.reduce(a.neg, a.abs, nat(nil).mul(x.denominator(), y.denominator()))
}

func (z *Rat) Sub(x, y *Rat) *Rat {
	a, b := cross(x, y)
	a.Sub(a, b)
	return z.reduce(a.neg, a.abs, nat(nil).mul(x.denominator(), y.denominator()))
}

func (z *Rat) Mul(x, y *Rat) *Rat {
	return z.reduce(x.a.neg != y.a.neg, nat(nil).mul(x.a.abs, y.a.abs), nat(nil).mul(x.denominator(), y.denominator()))
}

func (z *Rat) Quo(x, y *Rat) *Rat {
	if len(y.a.abs) == 0 {
		panic("division by zero")
	}
	a, b := cross(x, y)
	return z.reduce(a.neg != b.neg, a.abs, b.abs)
}

// String returns x as a/b.
func (x *Rat) String() string { return x.a.String() + "/" + x.Denom().String() }

// RatString returns x as a/b, or a if b is 1.
func (x *Rat) RatString() string {
	if x.IsInt() {
		return x.a.String()
	}
	return x.String()
}

// FloatString returns x with prec digits behind the point, the last rounded, halves away from 0.
func (x *Rat) FloatString(prec int) string {
	if x.IsInt() {
		s := x.a.String()
		if prec > 0 {
			s += "." + strings.Repeat("0", prec)
		}
		return s
	}
	scale := power(fromUint64(10), uint(max(prec, 0)))
	q, r := nat(nil).div(nil, nat(nil).mul(x.a.abs, scale), x.b.abs)
	if compare(nat(nil).add(r, r), x.b.abs) >= 0 {
		q = nat(nil).add(q, fromUint64(1))
	}
	s := string(q.text(false, 10))
	if prec > 0 {
		if short := prec + 1 - len(s); short > 0 {
			s = strings.Repeat("0", short) + s
		}
		s = s[:len(s)-prec] + "." + s[len(s)-prec:]
	}
	if x.a.neg {
		s = "-" + s
	}
	return s
}

// SetString sets z to a fraction a/b, or a number with point and exponent.
func (z *Rat) SetString(s string) (*Rat, bool) {
	if top, bottom, found := strings.Cut(s, "/"); found {
		a, ok := new(Int).SetString(top, 0)
		if !ok {
			return nil, false
		}
		n, rest, ok := scanNumeral(bottom, 0, false)
		if !ok || rest != "" {
			return nil, false
		}
		b := parse(n.digits, n.base)
		if len(b) == 0 {
			return nil, false
		}
		return z.reduce(a.neg, a.abs, b), true
	}
	neg, rest := cutSign(s)
	n, rest, ok := scanNumeral(rest, 0, true)
	if !ok {
		return nil, false
	}
	var exp2, exp10 int64
	if rest != "" {
		exponent, err := strconv.ParseInt(rest[1:], 10, 64)
		switch {
		case err != nil || strings.HasPrefix(rest[1:], "_"):
			return nil, false
		case rest[0] == 'e' || rest[0] == 'E':
			exp10 = exponent
		case rest[0] == 'p' || rest[0] == 'P':
			exp2 = exponent
		default:
			return nil, false
		}
	}
	a, b := parse(n.digits, n.base), fromUint64(1)
	if len(a) == 0 {
		return z.reduce(false, a, b), true
	}
	switch n.base {
	case 10:
		exp10 -= int64(n.fraction)
	case 2:
		exp2 -= int64(n.fraction)
	case 8:
		exp2 -= 3 * int64(n.fraction)
	case 16:
		exp2 -= 4 * int64(n.fraction)
	}
	if max(exp10, -exp10) > 1e6 || max(exp2, -exp2) > 1e7 {
		return nil, false
	}
	if ten := power(fromUint64(10), uint(max(exp10, -exp10))); exp10 >= 0 {
		a = nat(nil).mul(a, ten)
	} else {
		b = ten
	}
	if exp2 >= 0 {
		a = nat(nil).shiftLeft(a, uint(exp2))
	} else {
		b = nat(nil).shiftLeft(b, uint(-exp2))
	}
	return z.reduce(neg, a, b), true
}

// AppendText appends x as RatString returns it.
func (x *Rat) AppendText(b []byte) ([]byte, error) { return append(b, x.RatString()...), nil }

// MarshalText returns x as RatString does.
func (x *Rat) MarshalText() ([]byte, error) { return x.AppendText(nil) }

// UnmarshalText reads what MarshalText made.
func (z *Rat) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text)); !ok {
		return errors.New(fmt.Sprintf("math/big: cannot unmarshal %q into a *big.Rat", text))
	}
	return nil
}
