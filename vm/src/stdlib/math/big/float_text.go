package big

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// decimal is 0.digits * 10**exp; the last digit is not 0.
type decimal struct {
	digits []byte
	exp    int
}

// newDecimal returns m * 2**shift.
func newDecimal(m nat, shift int) decimal {
	if len(m) == 0 {
		return decimal{}
	}
	fives := 0
	if shift >= 0 {
		m = nat(nil).shiftLeft(m, uint(shift))
	} else {
		twos := min(int(m.trailingZeros()), -shift)
		fives = -shift - twos
		m = nat(nil).mul(nat(nil).shiftRight(m, uint(twos)), power(fromUint64(5), uint(fives)))
	}
	text := digits(m, false, 10)
	return decimal{bytes.TrimRight(text, "0"), len(text) - fives}
}

// at returns a digit.
func (d *decimal) at(i int) byte {
	if 0 <= i && i < len(d.digits) {
		return d.digits[i]
	}
	return '0'
}

// round keeps n digits, as near to the number as can be, halves to even.
func (d *decimal) round(n int) {
	if n < 0 || n >= len(d.digits) {
		return
	}
	up := d.digits[n] >= '5'
	if d.digits[n] == '5' && n+1 == len(d.digits) {
		up = n > 0 && d.digits[n-1]&1 == 1
	}
	if up {
		d.roundUp(n)
	} else {
		d.roundDown(n)
	}
}

func (d *decimal) roundUp(n int) {
	for n > 0 && d.digits[n-1] == '9' {
		n--
	}
	if n == 0 {
		d.digits = []byte{'1'}
		d.exp++
		return
	}
	d.digits = d.digits[:n]
	d.digits[n-1]++
}

func (d *decimal) roundDown(n int) {
	d.digits = bytes.TrimRight(d.digits[:n], "0")
	if len(d.digits) == 0 {
		d.exp = 0
	}
}

// shorten keeps as few digits as tell x from all others of its length.
func (d *decimal) shorten(x *Float) {
	if len(d.digits) == 0 {
		return
	}
	// The bounds are half a bit of the last place away. They count as x themselves if its mantissa is even.
	mant, shift := x.withBits(int(x.prec) + 1)
	lower, upper := newDecimal(nat(nil).sub(mant, fromUint64(1)), shift), newDecimal(nat(nil).add(mant, fromUint64(1)), shift)
	inclusive := mant.bit(1) == 0
	for i, digit := range d.digits {
		low, high := lower.at(i), upper.at(i)
		down := low != digit || inclusive && i+1 == len(lower.digits)
		up := digit != high && (inclusive || digit+1 < high || i+1 < len(upper.digits))
		switch {
		case down && up:
			d.round(i + 1)
			return
		case down:
			d.roundDown(i + 1)
			return
		case up:
			d.roundUp(i + 1)
			return
		}
	}
}

// withBits returns x's magnitude as a mantissa of so many bits, which it has not more of, and the exponent of its last bit.
func (x *Float) withBits(bits int) (mant nat, lowest int) {
	mant = x.mant
	if more := bits - mant.bitLen(); more > 0 {
		mant = nat(nil).shiftLeft(mant, uint(more))
	} else {
		mant = nat(nil).shiftRight(mant, uint(-more))
	}
	return mant, int(x.exp) - bits
}

// Text returns x in a format of strconv.FormatFloat, or 'p', with a mantissa from 0.5 to below 1 in base 16; precision -1 is the shortest text.
func (x *Float) Text(format byte, prec int) string { return string(x.Append(nil, format, prec)) }

// String returns x like Text('g', 10).
func (x *Float) String() string { return x.Text('g', 10) }

// Append appends what Text returns.
func (x *Float) Append(buf []byte, fmt byte, prec int) []byte {
	unsigned := buf
	if x.neg {
		buf = append(buf, '-')
	}
	if x.form == inf {
		if !x.neg {
			buf = append(buf, '+')
		}
		return append(buf, "Inf"...)
	}
	switch fmt {
	case 'b':
		return x.appendBits(buf)
	case 'p':
		return x.appendHexFraction(buf)
	case 'x':
		return x.appendHex(buf, prec)
	case 'e', 'E', 'f', 'g', 'G':
	default:
		return append(unsigned, '%', fmt)
	}
	var d decimal
	if x.form == finite {
		d = newDecimal(x.mant, int(x.lowest()))
	}
	shortest := prec < 0
	if shortest {
		d.shorten(x)
	}
	switch fmt {
	case 'e', 'E':
		if shortest {
			prec = len(d.digits) - 1
		}
		d.round(1 + prec)
		return d.appendExponent(buf, fmt, prec)
	case 'f':
		if shortest {
			prec = max(len(d.digits)-d.exp, 0)
		}
		d.round(d.exp + prec)
		return d.appendFixed(buf, prec)
	}
	if shortest {
		prec = len(d.digits)
	} else {
		prec = max(prec, 1)
		d.round(prec)
	}
	limit := prec
	if limit > len(d.digits) && len(d.digits) >= d.exp {
		limit = len(d.digits)
	}
	if shortest {
		limit = 6
	}
	if exp := d.exp - 1; exp < -4 || exp >= limit {
		return d.appendExponent(buf, fmt+'e'-'g', min(prec, len(d.digits))-1)
	}
	if prec > d.exp {
		prec = len(d.digits)
	}
	return d.appendFixed(buf, max(prec-d.exp, 0))
}

// appendExponent appends d.ddde±dd with prec digits behind the point.
func (d *decimal) appendExponent(buf []byte, letter byte, prec int) []byte {
	buf = append(buf, d.at(0))
	if prec > 0 {
		buf = append(buf, '.')
		for i := 1; i <= prec; i++ {
			buf = append(buf, d.at(i))
		}
	}
	exp := 0
	if len(d.digits) > 0 {
		exp = d.exp - 1
	}
	return appendExponent(append(buf, letter), exp)
}

// appendExponent appends a sign and two digits at least.
func appendExponent(buf []byte, exp int) []byte {
	sign := byte('+')
	if exp < 0 {
		sign, exp = '-', -exp
	}
	buf = append(buf, sign)
	if exp < 10 {
		buf = append(buf, '0')
	}
	return strconv.AppendInt(buf, int64(exp), 10)
}

// appendFixed appends ddd.ddd with prec digits behind the point.
func (d *decimal) appendFixed(buf []byte, prec int) []byte {
	if d.exp <= 0 {
		buf = append(buf, '0')
	}
	for i := 0; i < d.exp; i++ {
		buf = append(buf, d.at(i))
	}
	if prec > 0 {
		buf = append(buf, '.')
		for i := 0; i < prec; i++ {
			buf = append(buf, d.at(d.exp+i))
		}
	}
	return buf
}

// appendBits appends the mantissa as an integer, and its exponent to base 2.
func (x *Float) appendBits(buf []byte) []byte {
	if x.form == zero {
		return append(buf, '0')
	}
	mant, lowest := x.withBits(int(x.prec))
	buf = append(append(buf, digits(mant, false, 10)...), 'p')
	if lowest >= 0 {
		buf = append(buf, '+')
	}
	return strconv.AppendInt(buf, int64(lowest), 10)
}

// appendHexFraction appends 0x.hhhp±d, the first digit 8 or more.
func (x *Float) appendHexFraction(buf []byte) []byte {
	if x.form == zero {
		return append(buf, '0')
	}
	mant, _ := x.withBits((x.mant.bitLen() + 3) &^ 3)
	buf = append(buf, "0x."...)
	buf = append(append(buf, bytes.TrimRight(digits(mant, false, 16), "0")...), 'p')
	if x.exp >= 0 {
		buf = append(buf, '+')
	}
	return strconv.AppendInt(buf, int64(x.exp), 10)
}

// appendHex appends 0x1.hhhp±dd with prec digits behind the point.
func (x *Float) appendHex(buf []byte, prec int) []byte {
	buf = append(buf, "0x"...)
	if x.form == zero {
		buf = append(buf, '0')
		if prec > 0 {
			buf = append(append(buf, '.'), strings.Repeat("0", prec)...)
		}
		return append(buf, "p+00"...)
	}
	bits := 1 + 4*uint(max(prec, 0))
	if prec < 0 {
		bits = 1 + (x.MinPrec()+2)&^3
	}
	r := new(Float).SetPrec(bits).SetMode(x.mode).Set(x)
	mant, _ := r.withBits(int(bits))
	hex := digits(mant, false, 16)
	buf = append(buf, '1')
	if len(hex) > 1 {
		buf = append(append(buf, '.'), hex[1:]...)
	}
	return appendExponent(append(buf, 'p'), int(r.exp)-1)
}

// Format formats x for the verbs of floats, and 'p'.
func (x *Float) Format(s fmt.State, format rune) {
	prec, given := s.Precision()
	if !given {
		prec = 6
	}
	switch format {
	case 'e', 'E', 'f', 'b', 'p', 'x':
	case 'F':
		format = 'f'
	case 'v', 'g', 'G':
		if format == 'v' {
			format = 'g'
		}
		if !given {
			prec = -1
		}
	default:
		fmt.Fprintf(s, "%%!%c(*big.Float=%s)", format, x.String())
		return
	}
	text := x.Text(byte(format), prec)
	sign := ""
	switch {
	case text[0] == '-':
		sign, text = "-", text[1:]
	case text[0] == '+':
		sign, text = "+", text[1:]
		if s.Flag(' ') {
			sign = " "
		}
	case s.Flag('+'):
		sign = "+"
	case s.Flag(' '):
		sign = " "
	}
	padding := 0
	if width, ok := s.Width(); ok {
		padding = max(0, width-len(sign)-len(text))
	}
	switch {
	case s.Flag('0') && !x.IsInf():
		text = sign + strings.Repeat("0", padding) + text
	case s.Flag('-'):
		text = sign + text + strings.Repeat(" ", padding)
	default:
		text = strings.Repeat(" ", padding) + sign + text
	}
	io.WriteString(s, text)
}

// AppendText appends the shortest text.
func (x *Float) AppendText(b []byte) ([]byte, error) { return x.Append(b, 'g', -1), nil }

// MarshalText returns the shortest text.
func (x *Float) MarshalText() (text []byte, err error) { return x.AppendText(nil) }
