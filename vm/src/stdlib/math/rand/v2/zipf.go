package rand

import "math"

// A Zipf makes numbers k up to a limit with probabilities proportional to (v+k)**-s, by rejection-inversion (Hoermann and Derflinger,
// "Rejection-Inversion to Generate Variates from Monotone Discrete Distributions", 1996).
type Zipf struct {
	r            *Rand
	limit        float64
	v            float64
	q            float64 // the exponent s
	s            float64 // up to this distance from k a point is surely under the curve
	oneMinusQ    float64
	oneMinusQInv float64
	high         float64 // of the integral
	span         float64
}

// integral is that of the density; inverse undoes it.
func (z *Zipf) integral(x float64) float64 {
	return math.Exp(z.oneMinusQ*math.Log(z.v+x)) * z.oneMinusQInv
}

func (z *Zipf) inverse(x float64) float64 {
	return math.Exp(z.oneMinusQInv*math.Log(z.oneMinusQ*x)) - z.v
}

// NewZipf returns a generator of numbers up to imax; s must be above 1 and v at least 1.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1 || v < 1 {
		return nil
	}
	z := &Zipf{r: r, limit: float64(imax), v: v, q: s}
	z.oneMinusQ = 1 - z.q
	z.oneMinusQInv = 1 / z.oneMinusQ
	z.high = z.integral(z.limit + 0.5)
	z.span = z.integral(0.5) - math.Exp(math.Log(z.v)*(-z.q)) - z.high
	z.s = 1 - z.inverse(z.integral(1.5)-math.Exp(-z.q*math.Log(z.v+1)))
	return z
}

// Uint64 returns the next number.
func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		u := z.high + z.r.Float64()*z.span
		x := z.inverse(u)
		k := math.Floor(x + 0.5)
		if k-x <= z.s || u >= z.integral(k+0.5)-math.Exp(-math.Log(k+z.v)*z.q) {
			return uint64(k)
		}
	}
}
