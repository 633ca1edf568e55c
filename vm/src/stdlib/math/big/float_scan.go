package big

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

var (
	errNoDigits  = errors.New("number has no digits")
	errSeparator = errors.New("'_' must separate successive digits")
)

// scan sets z to the number that s begins with, and returns the mantissa's base and what follows.
func (z *Float) scan(s string, base int) (b int, rest string, err error) {
	z.acc, z.neg = Exact, false
	z.set(zero)
	if s == "" {
		return 0, "", io.EOF
	}
	switch base {
	case 0, 2, 8, 10, 16:
	default:
		panic(fmt.Sprintf("invalid number base %d", base))
	}
	z.neg, rest = cutSign(s)
	n, rest, ok := scanNumeral(rest, base, true)
	switch {
	case n.digits == "":
		return n.base, rest, errNoDigits
	case !ok:
		return n.base, rest, errSeparator
	}
	exp, ten, rest, err := scanExponent(rest, base == 0)
	if err != nil {
		return n.base, rest, err
	}
	prec := z.prec
	if prec == 0 {
		prec = 64
	}
	mant := parse(n.digits, n.base)
	if len(mant) == 0 {
		z.prec = prec
		return n.base, rest, nil
	}
	// The value is mant * 2**twos * 5**fives.
	twos, fives := int64(0), int64(0)
	switch fraction := -int64(n.fraction); n.base {
	case 2:
		twos = fraction
	case 8:
		twos = 3 * fraction
	case 10:
		twos, fives = fraction, fraction
	case 16:
		twos = 4 * fraction
	}
	twos += exp
	if ten {
		fives += exp
	}
	if top := twos + int64(mant.bitLen()); top < MinExp || top > MaxExp {
		return n.base, rest, errors.New("exponent overflow")
	}
	z.prec = prec
	if fives == 0 {
		z.round(z.neg, mant, twos, false)
		return n.base, rest, nil
	}
	z.form, z.mant, z.exp = finite, mant, int32(twos+int64(mant.bitLen()))
	p := new(Float).SetPrec(z.Prec() + 64).powerOfFive(uint64(max(fives, -fives)))
	if fives < 0 {
		z.Quo(z, p)
	} else {
		z.Mul(z, p)
	}
	return n.base, rest, nil
}

// powerOfFive sets z to 5**n. As in Go the larger powers are products of rounded squares, which are longer than z.
func (z *Float) powerOfFive(n uint64) *Float {
	const exact = 27 // the largest power of 64 bits
	p := uint64(1)
	for range min(n, exact) {
		p *= 5
	}
	z.SetUint64(p)
	square := new(Float).SetPrec(z.Prec() + 64).SetUint64(5)
	for n -= min(n, exact); n > 0; n >>= 1 {
		if n&1 == 1 {
			z.Mul(z, square)
		}
		square.Mul(square, square)
	}
	return z
}

// scanExponent returns the exponent that s begins with, if it does, and whether it is one of ten.
func scanExponent(s string, separators bool) (exp int64, ten bool, rest string, err error) {
	if s == "" || !strings.ContainsRune("eEpP", rune(s[0])) {
		return 0, true, s, nil
	}
	ten = s[0] == 'e' || s[0] == 'E'
	neg, rest := cutSign(s[1:])
	var text []byte
	if neg {
		text = append(text, '-')
	}
	signs := len(text)
	last, valid := byte('.'), true
	for rest != "" {
		c := rest[0]
		if c == '_' && separators {
			valid = valid && last == '0'
			last = '_'
		} else if '0' <= c && c <= '9' {
			text = append(text, c)
			last = '0'
		} else {
			break
		}
		rest = rest[1:]
	}
	if len(text) == signs {
		return 0, ten, rest, errNoDigits
	}
	if exp, err = strconv.ParseInt(string(text), 10, 64); err == nil && (!valid || last == '_') {
		err = errSeparator
	}
	return exp, ten, rest, err
}

// Parse sets z to the number that s is, rounded to 64 bits if z has no length, and returns it and the mantissa's base; base 0 stands for
// what the prefix says. "Inf" is a number, too.
func (z *Float) Parse(s string, base int) (f *Float, b int, err error) {
	switch s {
	case "Inf", "inf", "+Inf", "+inf":
		return z.SetInf(false), 0, nil
	case "-Inf", "-inf":
		return z.SetInf(true), 0, nil
	}
	b, rest, err := z.scan(s, base)
	if err != nil {
		return nil, b, err
	}
	if rest != "" {
		err = fmt.Errorf("expected end of string, found %q", rest[0])
	}
	return z, b, err
}

// ParseFloat is Parse for a new Float with a length and a mode.
func ParseFloat(s string, base int, prec uint, mode RoundingMode) (f *Float, b int, err error) {
	return new(Float).SetPrec(prec).SetMode(mode).Parse(s, base)
}

// SetString sets z to the number that s is.
func (z *Float) SetString(s string) (*Float, bool) {
	if f, _, err := z.Parse(s, 0); err == nil {
		return f, true
	}
	return nil, false
}

// UnmarshalText reads what MarshalText made.
func (z *Float) UnmarshalText(text []byte) error {
	_, _, err := z.Parse(string(text), 0)
	if err != nil {
		err = fmt.Errorf("math/big: cannot unmarshal %q into a *big.Float (%v)", text, err)
	}
	return err
}

// Scan reads a number for package fmt.
func (z *Float) Scan(s fmt.ScanState, ch rune) error {
	s.SkipSpace()
	text, err := floatText(s)
	if err == nil {
		_, _, err = z.scan(text, 0)
	}
	return err
}

// floatText reads runes as far as they can belong to a number.
func floatText(s fmt.ScanState) (string, error) {
	var b strings.Builder
	set := "+-0123456789._eEpP"
	for {
		r, _, err := s.ReadRune()
		switch {
		case err == io.EOF && b.Len() > 0:
			return b.String(), nil
		case err != nil:
			return "", err
		case r >= utf8.RuneSelf:
			return "", fmt.Errorf("invalid rune %#U", r)
		case !strings.ContainsRune(set, r) && b.Len() == 0:
			s.UnreadRune()
			return "", errNoDigits
		case !strings.ContainsRune(set, r):
			return b.String(), s.UnreadRune()
		}
		b.WriteRune(r)
		text := strings.TrimLeft(b.String(), "+-")
		switch hex := strings.HasPrefix(text, "0x") || strings.HasPrefix(text, "0X"); {
		case text == "0":
			set = "0123456789._eEpPxXoObB"
		case text == "":
			set = "0123456789._"
		case !hex && (r == 'e' || r == 'E') || r == 'p' || r == 'P':
			set = "+-0123456789_"
		case strings.ContainsAny(text, "pP") || !hex && strings.ContainsAny(text, "eE"):
			set = "0123456789_"
		case hex && strings.Contains(text, "."):
			set = "0123456789abcdefABCDEF_pP"
		case hex:
			set = "0123456789abcdefABCDEF._pP"
		case strings.Contains(text, "."):
			set = "0123456789_eEpP"
		default:
			set = "0123456789._eEpP"
		}
	}
}
