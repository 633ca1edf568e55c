package big

import "math"

// operands gives z the length of the longer operand if it has none.
func (z *Float) operands(x, y *Float) { z.needPrec(max(x.prec, y.prec)) }

// fail makes z 0 and panics.
func (z *Float) fail(message string) {
	z.acc, z.neg = Exact, false
	z.set(zero)
	panic(ErrNaN{message})
}

func (z *Float) Add(x, y *Float) *Float {
	z.operands(x, y)
	switch {
	case x.form == finite && y.form == finite:
		return z.sum(x, y, y.neg)
	case x.form == inf && y.form == inf && x.neg != y.neg:
		z.fail("addition of infinities with opposite signs")
	case x.form == zero && y.form == zero:
		z.acc, z.neg = Exact, x.neg && y.neg
		return z.set(zero)
	case x.form == inf || y.form == zero:
		return z.Set(x)
	}
	return z.Set(y)
}

func (z *Float) Sub(x, y *Float) *Float {
	z.operands(x, y)
	switch {
	case x.form == finite && y.form == finite:
		return z.sum(x, y, !y.neg)
	case x.form == inf && y.form == inf && x.neg == y.neg:
		z.fail("subtraction of infinities with equal signs")
	case x.form == zero && y.form == zero:
		z.acc, z.neg = Exact, x.neg && !y.neg
		return z.set(zero)
	case x.form == inf || y.form == zero:
		return z.Set(x)
	}
	return z.Neg(y)
}

// sum sets z to x plus y with the sign yNeg.
func (z *Float) sum(x, y *Float, yNeg bool) *Float {
	lowest := min(x.lowest(), y.lowest())
	a := Int{x.neg, nat(nil).shiftLeft(x.mant, uint(x.lowest()-lowest))}
	b := Int{yNeg, nat(nil).shiftLeft(y.mant, uint(y.lowest()-lowest))}
	a.Add(&a, &b)
	z.round(a.neg, a.abs, lowest, false)
	if z.form == zero && z.acc == Exact {
		z.neg = z.mode == ToNegativeInf
	}
	return z
}

func (z *Float) Mul(x, y *Float) *Float {
	z.operands(x, y)
	neg := x.neg != y.neg
	switch {
	case x.form == finite && y.form == finite:
		return z.round(neg, nat(nil).mul(x.mant, y.mant), x.lowest()+y.lowest(), false)
	case x.form == zero && y.form == inf || x.form == inf && y.form == zero:
		z.fail("multiplication of zero with infinity")
	case x.form == inf || y.form == inf:
		return z.SetInf(neg)
	}
	z.acc, z.neg = Exact, neg
	return z.set(zero)
}

func (z *Float) Quo(x, y *Float) *Float {
	z.operands(x, y)
	neg := x.neg != y.neg
	switch {
	case x.form == finite && y.form == finite:
		// The quotient gets two bits more than are kept, at least.
		more := max(0, int(z.prec)+2-(x.mant.bitLen()-y.mant.bitLen()-1))
		q, r := nat(nil).div(nil, nat(nil).shiftLeft(x.mant, uint(more)), y.mant)
		return z.round(neg, q, x.lowest()-y.lowest()-int64(more), len(r) > 0)
	case x.form == y.form:
		z.fail("division of zero by zero or infinity by infinity")
	case x.form == zero || y.form == inf:
		z.acc, z.neg = Exact, neg
		return z.set(zero)
	}
	return z.SetInf(neg)
}

// Cmp returns -1, 0 or +1 for x < y, x == y, x > y.
func (x *Float) Cmp(y *Float) int {
	switch a, b := x.order(), y.order(); {
	case a < b:
		return -1
	case a > b:
		return 1
	case a == int(finite):
		return x.compareMagnitude(y)
	case a == -int(finite):
		return y.compareMagnitude(x)
	}
	return 0
}

// order is the form with the number's sign.
func (x *Float) order() int {
	if x.neg {
		return -int(x.form)
	}
	return int(x.form)
}

func (x *Float) compareMagnitude(y *Float) int {
	if x.exp != y.exp {
		if x.exp < y.exp {
			return -1
		}
		return 1
	}
	a, b := x.mant.bitLen(), y.mant.bitLen()
	return compare(nat(nil).shiftLeft(x.mant, uint(max(b-a, 0))), nat(nil).shiftLeft(y.mant, uint(max(a-b, 0))))
}

// Sqrt sets z to the root of x, which it finds by Newton's iteration for 1/t² = x: its last bit may be wrong, its accuracy says nothing.
func (z *Float) Sqrt(x *Float) *Float {
	z.needPrec(x.prec)
	if x.Sign() < 0 {
		panic(ErrNaN{"square root of negative operand"})
	}
	if x.form != finite {
		z.acc, z.neg = Exact, x.neg
		return z.set(x.form)
	}
	// As in Go z rounds like x from now on.
	prec := z.prec
	exp := x.MantExp(z)
	z.prec = prec
	z.exp = int32(exp % 2)
	start, _ := z.Float64()
	inverse := new(Float).SetFloat64(1 / math.Sqrt(start))
	for inverse.prec < prec+32 {
		inverse.prec *= 2
		inverse.refine(z)
	}
	z.Mul(z, inverse)
	return z.SetMantExp(z, exp/2)
}

// refine sets t, which is about 1/√x, to t·(3-x·t²)/2.
func (t *Float) refine(x *Float) {
	u, v := new(Float).SetPrec(t.Prec()), new(Float).SetPrec(t.Prec())
	u.Mul(t, t)
	u.Mul(x, u)
	v.Sub(new(Float).SetInt64(3), u)
	u.Mul(t, v)
	u.exp--
	t.Set(u)
}
