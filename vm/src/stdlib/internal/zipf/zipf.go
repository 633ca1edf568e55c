// Package zipf has the distribution of Zipf, for numbers from any source.
package zipf

import "math"

// A Curve is the distribution: k is drawn with a probability proportional to (v+k)**-s, by rejection-inversion (Hoermann and Derflinger,
// "Rejection-Inversion to Generate Variates from Monotone Discrete Distributions", 1996).
type Curve struct {
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
func (c *Curve) integral(x float64) float64 {
	return math.Exp(c.oneMinusQ*math.Log(c.v+x)) * c.oneMinusQInv
}

func (c *Curve) inverse(x float64) float64 {
	return math.Exp(c.oneMinusQInv*math.Log(c.oneMinusQ*x)) - c.v
}

// Init makes it the distribution over 0 to imax. It returns false if s is not above 1 or v below 1.
func (c *Curve) Init(s, v float64, imax uint64) bool {
	if s <= 1 || v < 1 {
		return false
	}
	c.limit, c.v, c.q = float64(imax), v, s
	c.oneMinusQ = 1 - c.q
	c.oneMinusQInv = 1 / c.oneMinusQ
	c.high = c.integral(c.limit + 0.5)
	c.span = c.integral(0.5) - math.Exp(math.Log(c.v)*(-c.q)) - c.high
	c.s = 1 - c.inverse(c.integral(1.5)-math.Exp(-c.q*math.Log(c.v+1)))
	return true
}

// Draw makes a number of one that is uniform in [0,1). It returns false if that one is rejected.
func (c *Curve) Draw(uniform float64) (k uint64, ok bool) {
	u := c.high + uniform*c.span
	x := c.inverse(u)
	f := math.Floor(x + 0.5)
	ok = f-x <= c.s || u >= c.integral(f+0.5)-math.Exp(-math.Log(f+c.v)*c.q)
	return uint64(f), ok
}
