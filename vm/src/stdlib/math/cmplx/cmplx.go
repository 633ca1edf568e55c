// Package cmplx has the functions of mathematics on complex numbers. Their special cases are those of C's annex G, as
// far as Go's package follows it.
package cmplx

import "math"

// Abs returns the distance of x from 0.
func Abs(x complex128) float64 { return math.Hypot(real(x), imag(x)) }

// Phase returns the angle of x, from -Pi to Pi.
func Phase(x complex128) float64 { return math.Atan2(imag(x), real(x)) }

// Polar returns Abs and Phase.
func Polar(x complex128) (r, θ float64) { return Abs(x), Phase(x) }

// Rect returns the number with this absolute value and phase.
func Rect(r, θ float64) complex128 { return rect(r, θ) }

func rect(r, angle float64) complex128 {
	s, c := math.Sincos(angle)
	return complex(r*c, r*s)
}

// Conj returns x with the opposite imaginary part.
func Conj(x complex128) complex128 { return complex(real(x), -imag(x)) }

// Inf returns a number whose parts are both +Inf.
func Inf() complex128 { return complex(math.Inf(1), math.Inf(1)) }

// NaN returns a number whose parts are both no numbers.
func NaN() complex128 { return complex(math.NaN(), math.NaN()) }

// IsInf reports whether a part of x is an infinity.
func IsInf(x complex128) bool { return infinite(real(x)) || infinite(imag(x)) }

// IsNaN reports whether a part of x is no number and none is an infinity.
func IsNaN(x complex128) bool { return !IsInf(x) && (math.IsNaN(real(x)) || math.IsNaN(imag(x))) }

func infinite(x float64) bool { return math.IsInf(x, 0) }

// vague reports whether x is an infinity or no number.
func vague(x float64) bool { return infinite(x) || math.IsNaN(x) }

// turn returns i*x, turnBack -i*x; a zero or infinite part does not disturb the other.
func turn(x complex128) complex128     { return complex(-imag(x), real(x)) }
func turnBack(x complex128) complex128 { return complex(imag(x), -real(x)) }

// Exp returns e to the power of x.
func Exp(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case infinite(re) && re > 0 && im == 0:
		return x
	case infinite(re) && vague(im) && re < 0:
		return complex(0, math.Copysign(0, im))
	case infinite(re) && vague(im):
		return complex(re, math.NaN())
	case math.IsNaN(re) && im == 0:
		return complex(math.NaN(), im)
	}
	return rect(math.Exp(re), im)
}

// Log returns the natural logarithm of x.
func Log(x complex128) complex128 { return complex(math.Log(Abs(x)), Phase(x)) }

// Log10 returns the decimal logarithm of x.
func Log10(x complex128) complex128 {
	log := Log(x)
	return complex(math.Log10E*real(log), math.Log10E*imag(log))
}

// Pow returns x to the power of y. Pow(0, y) is 1, 0, or an infinity, as the real part of y is 0, above, or below.
func Pow(x, y complex128) complex128 {
	re, im := real(y), imag(y)
	if x == 0 {
		switch {
		case IsNaN(y):
			return NaN()
		case re == 0:
			return 1
		case re > 0:
			return 0
		case im == 0:
			return complex(math.Inf(1), 0)
		case re < 0:
			return Inf()
		}
		panic("not reached")
	}
	size, angle := Abs(x), Phase(x)
	if size == 0 {
		return 0
	}
	r, θ := math.Pow(size, re), re*angle
	if im != 0 {
		r *= math.Exp(-im * angle)
		θ += im * math.Log(size)
	}
	return rect(r, θ)
}

// Sqrt returns the square root of x whose real part is not negative; its imaginary part has the sign of that of x.
func Sqrt(x complex128) complex128 {
	a, b := real(x), imag(x)
	switch {
	case b == 0 && a == 0:
		return complex(0, b)
	case b == 0 && a < 0:
		return complex(0, math.Copysign(math.Sqrt(-a), b))
	case b == 0:
		return complex(math.Sqrt(a), b)
	case infinite(b):
		return complex(math.Inf(1), b)
	case a == 0 && b < 0:
		r := math.Sqrt(-0.5 * b)
		return complex(r, -r)
	case a == 0:
		r := math.Sqrt(0.5 * b)
		return complex(r, r)
	}
	// Powers of 4 keep the square of the size within range, their roots undo it.
	up, down := 0x1p54, 0x1p-27
	if math.Abs(a) > 4 || math.Abs(b) > 4 {
		up, down = 0.25, 2
	}
	a, b = a*up, b*up
	size := math.Hypot(a, b)
	var re, im float64
	if a > 0 {
		re = math.Sqrt(0.5*size + 0.5*a)
		im = down * math.Abs(0.5*b/re)
		re *= down
	} else {
		im = math.Sqrt(0.5*size - 0.5*a)
		re = down * math.Abs(0.5*b/im)
		im *= down
	}
	if b < 0 {
		im = -im
	}
	return complex(re, im)
}
