package fmt

import (
	"errors"
	"internal/reflectlite"
	"strconv"
	"unicode/utf8"
)

const decimals = "0123456789"

func (s *ss) verb(verb rune, allowed, typeName string) {
	if !contains(allowed, verb) {
		s.fail("bad verb '%" + string(verb) + "' for " + typeName)
	}
}

// operand scans into the variable that arg points to.
func (s *ss) operand(verb rune, arg any) {
	s.buf = s.buf[:0]
	switch v := arg.(type) {
	case Scanner:
		s.scanned(v, verb)
		return
	case *int:
		*v = int(s.integer(verb, 64))
		return
	case *string:
		*v = s.text(verb)
		return
	case *float64:
		*v = s.float(verb, "float64", 64)
		return
	case *complex64:
		*v = complex64(s.complex(verb, 32))
		return
	case *complex128:
		*v = s.complex(verb, 64)
		return
	}
	if reflectlite.Kind(arg) != kindPointer {
		s.fail("type not a pointer: " + reflectlite.TypeName(arg))
	}
	switch k := reflectlite.ElemKind(arg); {
	case k == kindBool:
		reflectlite.SetBool(arg, s.boolean(verb))
	case kindInt <= k && k <= kindInt64:
		reflectlite.SetInt(arg, s.integer(verb, bits(k-kindInt)))
	case kindUint <= k && k < kindUintptr:
		reflectlite.SetUint(arg, s.unsigned(verb, bits(k-kindUint)))
	case k == kindUintptr:
		reflectlite.SetUint(arg, s.unsigned(verb, 64))
	case k == kindFloat32:
		reflectlite.SetFloat(arg, s.float(verb, "float32", 32))
	case k == kindFloat64:
		reflectlite.SetFloat(arg, s.float(verb, "float64", 64))
	case k == kindString:
		reflectlite.SetString(arg, s.text(verb))
	case k == kindSlice && reflectlite.ElemKind(reflectlite.Deref(arg, open)) == kindUint8:
		reflectlite.SetBytes(arg, []byte(s.text(verb)))
	default:
		s.fail("can't scan type: " + reflectlite.TypeName(arg))
	}
}

// bits returns the width of the nth integer kind: int, int8, int16, int32, int64.
func bits(n int) int {
	if n == 0 {
		return 64
	}
	return 4 << n
}

func (s *ss) boolean(verb rune) bool {
	s.skipSpace()
	s.notEOF()
	s.verb(verb, "tv", "boolean")
	switch s.get() {
	case '1':
		return true
	case 't', 'T':
		if s.accept("rR") && (!s.accept("uU") || !s.accept("eE")) {
			s.fail("syntax error scanning boolean")
		}
		return true
	case 'f', 'F':
		if s.accept("aA") && (!s.accept("lL") || !s.accept("sS") || !s.accept("eE")) {
			s.fail("syntax error scanning boolean")
		}
	}
	return false
}

// character scans a rune that fits in the given bits.
func (s *ss) character(bits int) int64 {
	s.notEOF()
	r := int64(s.get())
	if r<<(64-bits)>>(64-bits) != r {
		s.fail("overflow on character value " + string(rune(r)))
	}
	return r
}

// digits scans the digits of an integer; base 0 means that the token tells its base by a prefix.
func (s *ss) digits(verb rune, signed bool) (token string, base int) {
	s.skipSpace()
	s.notEOF()
	s.verb(verb, "bdoUxXv", "integer")
	set := decimals
	base = 10
	switch verb {
	case 'b':
		base = 2
		set = "01"
	case 'o':
		base = 8
		set = "01234567"
	case 'x', 'X', 'U':
		base = 16
		set = "0123456789aAbBcCdDeEfF"
	}
	started := false
	if verb == 'U' {
		if !s.skip("U") || !s.skip("+") {
			s.fail("bad unicode format ")
		}
	} else {
		if signed {
			s.accept("+-")
		}
		if verb == 'v' {
			base = 0
			set = "0123456789_"
			if s.accept("0") {
				started = true
				set = "01234567_"
				if s.accept("bB") {
					set = "01_"
				} else if s.accept("xX") {
					set = "0123456789aAbBcCdDeEfF_"
				} else {
					s.accept("oO")
				}
			}
		}
	}
	if !started {
		s.notEOF()
		if !s.accept(set) {
			s.fail("expected integer")
		}
	}
	for s.accept(set) {
	}
	return string(s.buf), base
}

func (s *ss) integer(verb rune, bits int) int64 {
	if verb == 'c' {
		return s.character(bits)
	}
	token, base := s.digits(verb, true)
	v, err := strconv.ParseInt(token, base, 64)
	if err != nil {
		panic(scanError{err})
	}
	if v<<(64-bits)>>(64-bits) != v {
		s.fail("integer overflow on token " + token)
	}
	return v
}

func (s *ss) unsigned(verb rune, bits int) uint64 {
	if verb == 'c' {
		return uint64(s.character(bits))
	}
	token, base := s.digits(verb, false)
	v, err := strconv.ParseUint(token, base, 64)
	if err != nil {
		panic(scanError{err})
	}
	if v<<(64-bits)>>(64-bits) != v {
		s.fail("unsigned integer overflow on token " + token)
	}
	return v
}

func (s *ss) float(verb rune, typeName string, bits int) float64 {
	s.verb(verb, "beEfFgGv", typeName)
	s.skipSpace()
	s.notEOF()
	return s.toFloat(s.floatToken(), bits)
}

// complex scans a complex number of parts of so many bits, with or without parentheses.
func (s *ss) complex(verb rune, bits int) complex128 {
	const problem = "syntax error scanning complex number"
	s.skipSpace()
	s.notEOF()
	s.verb(verb, "beEfFgGv", "complex")
	parenthesized := s.accept("(")
	s.buf = s.buf[:0]
	re := s.floatToken()
	s.buf = s.buf[:0]
	if !s.accept("+-") {
		s.fail(problem)
	}
	im := s.floatToken()
	if !s.accept("i") || parenthesized && !s.accept(")") {
		s.fail(problem)
	}
	return complex(s.toFloat(re, bits), s.toFloat(im, bits))
}

func (s *ss) toFloat(token string, bits int) float64 {
	mantissa, power := token, 0
	if p := indexByte(token, 'p'); p >= 0 && indexByte(token, 'x') < 0 && indexByte(token, 'X') < 0 {
		// A decimal mantissa with a binary exponent, as %b prints.
		n, err := strconv.Atoi(token[p+1:])
		if err != nil {
			s.failNumber(err, token)
		}
		mantissa, power = token[:p], n
	}
	f, err := strconv.ParseFloat(mantissa, bits)
	if err != nil {
		s.failNumber(err, token)
	}
	return scale(f, power)
}

// scale multiplies by a power of two.
func scale(f float64, power int) float64 {
	for ; power > 1000; power -= 1000 {
		f *= 0x1p1000
	}
	for ; power < -1000; power += 1000 {
		f *= 0x1p-1000
	}
	for ; power > 0; power-- {
		f *= 2
	}
	for ; power < 0; power++ {
		f /= 2
	}
	return f
}

func indexByte(s string, c byte) int {
	for i := 0; i < len(s); i++ {
		if s[i] == c {
			return i
		}
	}
	return -1
}

func (s *ss) failNumber(err error, token string) {
	var e *strconv.NumError
	if errors.As(err, &e) {
		e.Num = token
	}
	panic(scanError{err})
}

func (s *ss) floatToken() string {
	if s.accept("nN") && s.accept("aA") && s.accept("nN") {
		return string(s.buf)
	}
	s.accept("+-")
	if s.accept("iI") && s.accept("nN") && s.accept("fF") {
		return string(s.buf)
	}
	set := "0123456789_"
	exponent := "eEpP"
	if s.accept("0") && s.accept("xX") {
		set = "0123456789aAbBcCdDeEfF_"
		exponent = "pP"
	}
	for s.accept(set) {
	}
	if s.accept(".") {
		for s.accept(set) {
		}
	}
	if s.accept(exponent) {
		s.accept("+-")
		for s.accept("0123456789_") {
		}
	}
	return string(s.buf)
}

func (s *ss) text(verb rune) string {
	s.verb(verb, "svqxX", "string")
	s.skipSpace()
	s.notEOF()
	switch verb {
	case 'q':
		return s.quoted()
	case 'x', 'X':
		return s.hexText()
	}
	return s.word()
}

func (s *ss) quoted() string {
	quote := s.get()
	switch quote {
	case '`':
		for {
			r := s.must()
			if r == quote {
				return string(s.buf)
			}
			s.buf = utf8.AppendRune(s.buf, r)
		}
	case '"':
		s.buf = append(s.buf, '"')
		for {
			r := s.must()
			s.buf = utf8.AppendRune(s.buf, r)
			if r == '\\' {
				s.buf = utf8.AppendRune(s.buf, s.must())
			} else if r == '"' {
				break
			}
		}
		text, err := strconv.Unquote(string(s.buf))
		if err != nil {
			panic(scanError{err})
		}
		return text
	}
	s.fail("expected quoted string")
	return ""
}

func hexDigit(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case 'a' <= r && r <= 'f':
		return int(r - 'a' + 10)
	case 'A' <= r && r <= 'F':
		return int(r - 'A' + 10)
	}
	return -1
}

func (s *ss) hexText() string {
	for {
		r := s.get()
		if r == eof {
			break
		}
		high := hexDigit(r)
		if high < 0 {
			s.unget()
			break
		}
		low := hexDigit(s.must())
		if low < 0 {
			s.fail("illegal hex digit")
		}
		s.buf = append(s.buf, byte(high<<4|low))
	}
	if len(s.buf) == 0 {
		s.fail("no hex data for %x string")
	}
	return string(s.buf)
}
