package big

import "fmt"

func checkDivisor(y *Int) {
	if len(y.abs) == 0 {
		panic("division by zero")
	}
}

// QuoRem sets z to x / y rounded towards 0, and r to the rest.
func (z *Int) QuoRem(x, y, r *Int) (*Int, *Int) {
	checkDivisor(y)
	xNeg, yNeg := x.neg, y.neg
	q, rest := z.abs.div(r.abs, x.abs, y.abs)
	z.set(xNeg != yNeg, q)
	r.set(xNeg, rest)
	return z, r
}

func (z *Int) Quo(x, y *Int) *Int {
	z.QuoRem(x, y, new(Int))
	return z
}

func (z *Int) Rem(x, y *Int) *Int {
	new(Int).QuoRem(x, y, z)
	return z
}

// DivMod sets z to the quotient for which the rest m is not negative.
func (z *Int) DivMod(x, y, m *Int) (*Int, *Int) {
	divisor := y
	if z == y || alias(z.abs, y.abs) {
		divisor = new(Int).Set(y)
	}
	z.QuoRem(x, y, m)
	if m.neg {
		if divisor.neg {
			z.Add(z, NewInt(1))
			m.Sub(m, divisor)
		} else {
			z.Sub(z, NewInt(1))
			m.Add(m, divisor)
		}
	}
	return z, m
}

func (z *Int) Div(x, y *Int) *Int {
	z.DivMod(x, y, new(Int))
	return z
}

func (z *Int) Mod(x, y *Int) *Int {
	if z == y || alias(z.abs, y.abs) {
		y = new(Int).Set(y)
	}
	new(Int).DivMod(x, y, z)
	return z
}

// Divide sets z to x / y rounded by one of Trunc, Floor, Round and Ceil, and r to the rest. Each of z and r may be nil.
func (z *Int) Divide(x, y, r *Int, mode RoundingMode) (*Int, *Int) {
	checkDivisor(y)
	divisor := *y
	neg := x.neg != y.neg
	q, rest := nat(nil).div(nil, x.abs, y.abs)
	remainder := Int{x.neg && len(rest) > 0, rest}
	if len(rest) > 0 {
		away := false
		switch mode {
		case Trunc:
		case Floor:
			away = neg
		case Ceil:
			away = !neg
		case Round:
			half := compare(nat(nil).add(rest, rest), divisor.abs)
			away = half > 0 || half == 0 && q.bit(0) == 1
		default:
			panic("unsupported rounding mode")
		}
		if away {
			q = nat(nil).add(q, fromUint64(1))
			remainder = Int{!x.neg, nat(nil).sub(divisor.abs, rest)}
		}
	}
	if z != nil {
		z.set(neg, q)
	}
	if r != nil {
		*r = remainder
	}
	return z, r
}

// Exp sets z to x**y modulo |m|, without m or for 0 to x**y. It returns nil if y is negative and x has no inverse.
func (z *Int) Exp(x, y, m *Int) *Int {
	modulus := nat(nil)
	if m != nil {
		modulus = m.abs
	}
	base := *x
	if y.neg {
		if len(modulus) == 0 {
			return z.SetInt64(1)
		}
		inverse := new(Int).ModInverse(x, m)
		if inverse == nil {
			return nil
		}
		base = *inverse
	}
	neg := base.neg && y.abs.bit(0) == 1
	if len(modulus) > 0 {
		abs := powerMod(base.abs, y.abs, modulus)
		if neg && len(abs) > 0 {
			abs = nat(nil).sub(modulus, abs)
		}
		return z.set(false, abs)
	}
	switch {
	case len(y.abs) == 0:
		return z.SetInt64(1)
	case len(base.abs) == 0 || base.abs.isOne():
		return z.set(neg, z.abs.set(base.abs))
	case len(y.abs) > 1 || y.abs[0] > 1<<31:
		panic("runtime error: makeslice: len out of range")
	}
	return z.set(neg, power(base.abs, uint(y.abs[0])))
}

// GCD sets z to the greatest common divisor of a and b, and x and y, if they are not nil, so that z = a*x + b*y.
func (z *Int) GCD(x, y, a, b *Int) *Int {
	if x == nil && y == nil {
		return z.set(false, gcd(a.abs, b.abs))
	}
	first, second := *a, *b
	var u Int // first*u + second*v is the divisor
	divisor := new(Int)
	switch {
	case len(first.abs) == 0:
		divisor.Abs(&second)
	case len(second.abs) == 0:
		divisor.Abs(&first)
		u.set(first.neg, fromUint64(1))
	default:
		u = *bezout(&first, &second)
		divisor.set(false, gcd(first.abs, second.abs))
	}
	if y != nil {
		if len(second.abs) == 0 {
			y.SetInt64(0)
		} else {
			rest := new(Int).Sub(divisor, new(Int).Mul(&first, &u))
			y.Quo(rest, &second)
		}
	}
	if x != nil {
		// As in Go a factor of 0 may be negative.
		x.neg, x.abs = u.neg, u.abs
	}
	return z.Set(divisor)
}

// bezout returns the factor of a in Euclid's algorithm for the magnitudes.
func bezout(a, b *Int) *Int {
	r0, r1 := new(Int).Abs(a), new(Int).Abs(b)
	u0, u1 := NewInt(1), NewInt(0)
	for len(r1.abs) > 0 {
		q, r := new(Int).QuoRem(r0, r1, new(Int))
		r0, r1 = r1, r
		u0, u1 = u1, new(Int).Sub(u0, q.Mul(q, u1))
	}
	u0.neg = u0.neg != a.neg
	return u0
}

// ModInverse sets z to the inverse of g modulo n; without one it returns nil.
func (z *Int) ModInverse(g, n *Int) *Int {
	modulus := new(Int).Abs(n)
	x := new(Int)
	if new(Int).GCD(x, nil, new(Int).Mod(g, modulus), modulus); !gcd(new(Int).Mod(g, modulus).abs, modulus.abs).isOne() {
		return nil
	}
	return z.Mod(x, modulus)
}

// Jacobi returns the symbol of x and an odd y.
func Jacobi(x, y *Int) int {
	if y.abs.bit(0) == 0 {
		panic(fmt.Sprintf("big: invalid 2nd argument to Int.Jacobi: need odd integer but got %s", y.String()))
	}
	a, b := new(Int).Set(x), new(Int).Abs(y)
	j := 1
	if x.neg && y.neg {
		j = -1
	}
	for !b.abs.isOne() {
		a.Mod(a, b)
		if len(a.abs) == 0 {
			return 0
		}
		twos := a.abs.trailingZeros()
		if r := b.abs[0] & 7; twos&1 == 1 && (r == 3 || r == 5) {
			j = -j
		}
		a.Rsh(a, twos)
		if a.abs[0]&3 == 3 && b.abs[0]&3 == 3 {
			j = -j
		}
		a, b = b, a
	}
	return j
}

// ModSqrt sets z to a root of x modulo an odd prime p; without one it returns nil.
func (z *Int) ModSqrt(x, p *Int) *Int {
	switch Jacobi(x, p) {
	case -1:
		return nil
	case 0:
		return z.SetInt64(0)
	}
	x = new(Int).Mod(x, p)
	switch p.low() & 7 {
	case 1:
		return z.tonelliShanks(x, p)
	case 5:
		return z.atkin(x, p)
	}
	e := new(Int).Add(p, NewInt(1))
	return z.Exp(x, e.Rsh(e, 2), p)
}

func (x *Int) low() uint64 { return x.abs.low() }

// atkin sets z to a root of x modulo p, which is 5 modulo 8.
func (z *Int) atkin(x, p *Int) *Int {
	twice := new(Int).Lsh(x, 1)
	a := new(Int).Exp(twice, new(Int).Rsh(p, 3), p)
	i := new(Int).Mul(a, a) // after the next line a root of -1
	i.Mod(i.Mul(i, twice), p)
	i.Sub(i, NewInt(1))
	return z.Mod(a.Mul(a, i.Mul(i, x)), p)
}

// tonelliShanks sets z to a root of x modulo a prime p.
func (z *Int) tonelliShanks(x, p *Int) *Int {
	odd := new(Int).Sub(p, NewInt(1))
	e := odd.abs.trailingZeros()
	odd.Rsh(odd, e)
	generator := NewInt(2)
	for Jacobi(generator, p) != -1 {
		generator.Add(generator, NewInt(1))
	}
	g := new(Int).Exp(generator, odd, p)
	half := new(Int).Add(odd, NewInt(1))
	y := new(Int).Exp(x, half.Rsh(half, 1), p)
	// Always y*y = x*b, and the order of b is a power of 2 that becomes smaller.
	for b := new(Int).Exp(x, odd, p); ; {
		order := uint(0)
		for t := new(Int).Set(b); !t.abs.isOne(); order++ {
			t.Mod(t.Mul(t, t), p)
		}
		if order == 0 {
			return z.Set(y)
		}
		t := new(Int).SetBit(new(Int), int(e-order-1), 1)
		t.Exp(g, t, p)
		g.Mod(g.Mul(t, t), p)
		y.Mod(y.Mul(y, t), p)
		b.Mod(b.Mul(b, g), p)
		e = order
	}
}
