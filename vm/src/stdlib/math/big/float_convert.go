package big

import "math"

// magnitude returns the integer that x is cut off to.
func (x *Float) magnitude() nat {
	if lowest := x.lowest(); lowest >= 0 {
		return nat(nil).shiftLeft(x.mant, uint(lowest))
	}
	return nat(nil).shiftRight(x.mant, uint(-x.lowest()))
}

// Uint64 returns x cut off to an integer, or the bound that is nearest, and how it compares with x. As in Go what has no more than 64 bits
// counts as exact.
func (x *Float) Uint64() (uint64, Accuracy) {
	switch {
	case x.form == zero:
		return 0, Exact
	case x.neg:
		return 0, Above
	case x.form == inf || x.exp > 64:
		return math.MaxUint64, Below
	case x.exp <= 0:
		return 0, Below
	case x.MinPrec() <= 64:
		return x.magnitude().low(), Exact
	}
	return x.magnitude().low(), Below
}

// Int64 returns x cut off to an integer, or the bound that is nearest, and how it compares with x.
func (x *Float) Int64() (int64, Accuracy) {
	acc := accuracy(x.neg)
	switch {
	case x.form == zero:
		return 0, Exact
	case x.form == inf || x.exp > 63:
		if !x.neg {
			return math.MaxInt64, Below
		}
		if x.form == finite && x.exp == 64 && x.MinPrec() == 1 {
			acc = Exact
		}
		return math.MinInt64, acc
	case x.exp <= 0:
		return 0, acc
	}
	i := int64(x.magnitude().low())
	if x.neg {
		i = -i
	}
	if x.MinPrec() <= uint(x.exp) {
		acc = Exact
	}
	return i, acc
}

// Float64 returns the float nearest to x, and how it compares with x.
func (x *Float) Float64() (float64, Accuracy) { return x.nearest(53, -1074, math.MaxFloat64) }

// Float32 returns the float nearest to x, and how it compares with x.
func (x *Float) Float32() (float32, Accuracy) {
	f, acc := x.nearest(24, -149, math.MaxFloat32)
	return float32(f), acc
}

// nearest returns the nearest number of a format: with so many bits, a smallest magnitude 2**least, and a largest.
func (x *Float) nearest(bits, least int, largest float64) (f float64, acc Accuracy) {
	// As in Go the smallest exponent is taken for the largest.
	exp := int(x.exp-1) + 1
	switch {
	case x.form == zero:
	case x.form == inf || exp > 1<<20:
		f = math.Inf(1)
		if x.form == finite {
			acc = accuracy(!x.neg)
		}
	default:
		var r Float
		// A bit below the smallest magnitude decides alone.
		if prec := min(bits, exp-least); prec < 0 || prec == 0 && x.MinPrec() == 1 {
			acc = accuracy(x.neg)
		} else if prec == 0 {
			f, acc = math.Ldexp(1, least), accuracy(!x.neg)
		} else {
			r.prec = uint32(prec)
			r.round(x.neg, x.mant, x.lowest(), false)
			acc = r.acc
			if f = math.Ldexp(float64(r.mant.low()), int(r.lowest())); f > largest {
				f, acc = math.Inf(1), accuracy(!x.neg)
			}
		}
	}
	if x.neg {
		f = math.Copysign(f, -1)
	}
	return f, acc
}

// Int sets z, or a new Int if it is nil, to x cut off to an integer, and tells how that compares with x. For an infinity it returns nil.
func (x *Float) Int(z *Int) (*Int, Accuracy) {
	if z == nil && x.form != inf {
		z = new(Int)
	}
	acc := accuracy(x.neg)
	switch {
	case x.form == inf:
		return nil, acc
	case x.form == zero:
		return z.SetInt64(0), Exact
	case x.exp <= 0:
		return z.SetInt64(0), acc
	case x.MinPrec() <= uint(x.exp):
		acc = Exact
	}
	return z.set(x.neg, x.magnitude()), acc
}

// Rat sets z, or a new Rat if it is nil, to x. For an infinity it returns nil.
func (x *Float) Rat(z *Rat) (*Rat, Accuracy) {
	if z == nil && x.form != inf {
		z = new(Rat)
	}
	switch {
	case x.form == inf:
		return nil, accuracy(x.neg)
	case x.form == zero:
		return z.SetInt64(0), Exact
	}
	if lowest := x.lowest(); lowest < 0 {
		return z.reduce(x.neg, x.mant, nat(nil).shiftLeft(fromUint64(1), uint(-lowest))), Exact
	}
	return z.reduce(x.neg, x.magnitude(), fromUint64(1)), Exact
}
