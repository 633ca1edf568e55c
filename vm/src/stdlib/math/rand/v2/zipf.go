package rand

import "internal/zipf"

// A Zipf makes numbers k up to a limit with probabilities proportional to (v+k)**-s.
type Zipf struct {
	r     *Rand
	curve zipf.Curve
}

// NewZipf returns a generator of numbers up to imax, or nil unless s is above 1 and v at least 1.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	z := &Zipf{r: r}
	if !z.curve.Init(s, v, imax) {
		return nil
	}
	return z
}

// Uint64 returns the next number.
func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		if k, ok := z.curve.Draw(z.r.Float64()); ok {
			return k
		}
	}
}
