package cmplx

import (
	"math"
	"math/bits"
)

// Pi in three parts; products of the first two with integers below 1<<30 are exact.
const (
	pi1 = 3.141592502593994
	pi2 = 1.5099578831723193e-07
	pi3 = 1.0780605716316238e-14
)

// The binary digits of 1/Pi behind the point, in words.
var inverseOfPi = [...]uint64{
	0, 0x517cc1b727220a94, 0xfe13abe8fa9a6ee0, 0x6db14acc9e21c820, 0xff28b1d5ef5de2b0,
	0xdb92371d2126e970, 0x0324977504e8c90e, 0x7f0ef58e5894d39f, 0x74411afa975da242, 0x74ce38135a2fbf20,
	0x9cc8eb1cc1a99cfa, 0x4e422fc5defc941d, 0x8ffc4bffef02cc07, 0xf79788c5ad05368f, 0xb69b3f6793e584db,
	0xa7a31fb34f2ff516, 0xba93dd63f5f2f8bd, 0x9e839cfbc5294975, 0x35fdafd88fc6ae84, 0x2b0198237e3db5d5,
}

// reducePi returns x less the nearest multiple of Pi.
func reducePi(x float64) float64 {
	if math.Abs(x) < 1<<30 {
		multiple := float64(int64(x/math.Pi + 0.5))
		return ((x - multiple*pi1) - multiple*pi2) - multiple*pi3
	}
	return reduceLarge(x)
}

// reduceLarge multiplies with the digits of 1/Pi that matter for the fraction of x/Pi.
func reduceLarge(x float64) float64 {
	const (
		bias     = 1023
		mantissa = 52
	)
	word := math.Float64bits(x)
	exponent := int(word>>mantissa&0x7FF) - bias - mantissa
	word = word&(1<<mantissa-1) | 1<<mantissa
	at, shift := uint(exponent+64)/64, uint(exponent+64)%64
	digits := func(i uint) uint64 { return inverseOfPi[at+i]<<shift | inverseOfPi[at+i+1]>>(64-shift) }
	third, _ := bits.Mul64(digits(2), word)
	second, low := bits.Mul64(digits(1), word)
	low, carry := bits.Add64(low, third, 0)
	high, _ := bits.Add64(digits(0)*word, second, carry)
	// The fraction as a float.
	zeros := uint(bits.LeadingZeros64(high)) + 1
	fraction := (high<<zeros | low>>(64-zeros)) >> (64 - mantissa)
	x = math.Float64frombits(fraction | uint64(bias-zeros)<<mantissa)
	if x > 0.5 {
		x--
	}
	return math.Pi * x
}
