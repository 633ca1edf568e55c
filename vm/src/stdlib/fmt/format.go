package fmt

import (
	"strconv"
	"unicode/utf8"
)

// padding writes n fill bytes: zeros only on the left.
func (p *pp) padding(n int) {
	fill := byte(' ')
	if p.fl.zero && !p.fl.minus {
		fill = '0'
	}
	for ; n > 0; n-- {
		p.buf = append(p.buf, fill)
	}
}

// pad writes b, filled up to the width, which counts runes.
func (p *pp) pad(b []byte) {
	if !p.fl.hasWidth || p.fl.width == 0 {
		p.buf = append(p.buf, b...)
		return
	}
	n := p.fl.width - utf8.RuneCount(b)
	if p.fl.minus {
		p.buf = append(p.buf, b...)
		p.padding(n)
	} else {
		p.padding(n)
		p.buf = append(p.buf, b...)
	}
}

func (p *pp) padString(s string) {
	if !p.fl.hasWidth || p.fl.width == 0 {
		p.buf = append(p.buf, s...)
		return
	}
	n := p.fl.width - utf8.RuneCountInString(s)
	if p.fl.minus {
		p.buf = append(p.buf, s...)
		p.padding(n)
	} else {
		p.padding(n)
		p.buf = append(p.buf, s...)
	}
}

// padBlank is pad without zeros.
func (p *pp) padBlank(b []byte) {
	zero := p.fl.zero
	p.fl.zero = false
	p.pad(b)
	p.fl.zero = zero
}

func (p *pp) fmtS(s string) {
	if p.fl.hasPrec {
		s = s[:prefix(s, p.fl.prec)]
	}
	p.padString(s)
}

// prefix returns the length in bytes of the first n runes of s.
func prefix(s string, n int) int {
	for i := range s {
		n--
		if n < 0 {
			return i
		}
	}
	return len(s)
}

func (p *pp) truncate(b []byte) []byte {
	if !p.fl.hasPrec {
		return b
	}
	i := 0
	for n := p.fl.prec; n > 0 && i < len(b); n-- {
		_, size := utf8.DecodeRune(b[i:])
		i += size
	}
	return b[:i]
}

func (p *pp) fmtQ(s string) {
	if p.fl.hasPrec {
		s = s[:prefix(s, p.fl.prec)]
	}
	b := p.scratch[:0]
	if p.fl.sharp && strconv.CanBackquote(s) {
		b = append(b, '`')
		b = append(b, s...)
		b = append(b, '`')
	} else if p.fl.plus {
		b = strconv.AppendQuoteToASCII(b, s)
	} else {
		b = strconv.AppendQuote(b, s)
	}
	p.scratch = b
	p.pad(b)
}

func clampRune(c uint64) rune {
	if c > utf8.MaxRune {
		return utf8.RuneError
	}
	return rune(c)
}

func (p *pp) fmtC(c uint64) {
	b := utf8.AppendRune(p.scratch[:0], clampRune(c))
	p.scratch = b
	p.pad(b)
}

func (p *pp) fmtQc(c uint64) {
	b := p.scratch[:0]
	if p.fl.plus {
		b = strconv.AppendQuoteRuneToASCII(b, clampRune(c))
	} else {
		b = strconv.AppendQuoteRune(b, clampRune(c))
	}
	p.scratch = b
	p.pad(b)
}

func (p *pp) fmtUnicode(u uint64) {
	b := append(p.scratch[:0], 'U', '+')
	digits := 1
	for x := u; x >= 16; x >>= 4 {
		digits++
	}
	least := 4
	if p.fl.hasPrec && p.fl.prec > 4 {
		least = p.fl.prec
	}
	for ; digits < least; digits++ {
		b = append(b, '0')
	}
	start := len(b)
	b = strconv.AppendUint(b, u, 16)
	upper(b[start:])
	if p.fl.sharp && u <= utf8.MaxRune && strconv.IsPrint(rune(u)) {
		b = append(b, ' ', '\'')
		b = utf8.AppendRune(b, rune(u))
		b = append(b, '\'')
	}
	p.scratch = b
	p.padBlank(b)
}

func upper(b []byte) {
	for i, c := range b {
		if 'a' <= c && c <= 'z' {
			b[i] = c - 'a' + 'A'
		}
	}
}

func (p *pp) hex0x(v uint64, prefix bool) {
	sharp := p.fl.sharp
	p.fl.sharp = prefix
	p.integer(v, 16, false, 'v')
	p.fl.sharp = sharp
}

func (p *pp) integer(u uint64, base int, signed bool, verb rune) {
	negative := signed && int64(u) < 0
	if negative {
		u = -u
	}
	least := 0
	if p.fl.hasPrec {
		least = p.fl.prec
		if least == 0 && u == 0 {
			zero := p.fl.zero
			p.fl.zero = false
			p.padding(p.fl.width)
			p.fl.zero = zero
			return
		}
	} else if p.fl.zero && !p.fl.minus && p.fl.hasWidth {
		least = p.fl.width
		if negative || p.fl.plus || p.fl.space {
			least--
		}
	}
	b := p.scratch[:0]
	if negative {
		b = append(b, '-')
	} else if p.fl.plus {
		b = append(b, '+')
	} else if p.fl.space {
		b = append(b, ' ')
	}
	if verb == 'O' {
		b = append(b, '0', 'o')
	}
	digits := 1
	for x := u; x >= uint64(base); x /= uint64(base) {
		digits++
	}
	if p.fl.sharp {
		switch base {
		case 2:
			b = append(b, '0', 'b')
		case 8:
			if u != 0 && digits >= least {
				b = append(b, '0')
			}
		case 16:
			if verb == 'X' {
				b = append(b, '0', 'X')
			} else {
				b = append(b, '0', 'x')
			}
		}
	}
	for ; digits < least; digits++ {
		b = append(b, '0')
	}
	start := len(b)
	b = strconv.AppendUint(b, u, base)
	if verb == 'X' {
		upper(b[start:])
	}
	p.scratch = b
	p.padBlank(b)
}

// fmtHex writes the bytes of s in hexadecimal; a blank separates them, a sharp sign puts 0x before.
func (p *pp) fmtHex(s string, verb rune) {
	digits := "0123456789abcdef"
	if verb == 'X' {
		digits = "0123456789ABCDEF"
	}
	if p.fl.hasPrec && p.fl.prec < len(s) {
		s = s[:p.fl.prec]
	}
	if s == "" {
		if p.fl.hasWidth {
			p.padding(p.fl.width)
		}
		return
	}
	b := p.scratch[:0]
	for i := 0; i < len(s); i++ {
		if p.fl.space && i > 0 {
			b = append(b, ' ')
		}
		if p.fl.sharp && (p.fl.space || i == 0) {
			b = append(b, '0', byte(verb))
		}
		b = append(b, digits[s[i]>>4], digits[s[i]&15])
	}
	p.scratch = b
	p.pad(b)
}

func (p *pp) float(v float64, size int, verb byte, prec int) {
	if p.fl == (flags{}) {
		p.buf = strconv.AppendFloat(p.buf, v, verb, prec, size)
		return
	}
	if p.fl.hasPrec {
		prec = p.fl.prec
	}
	// num always begins with a sign.
	num := append(p.scratch[:0], '+')
	num = strconv.AppendFloat(num, v, verb, prec, size)
	p.scratch = num
	if num[1] == '-' || num[1] == '+' {
		num = num[1:]
	}
	if p.fl.space && num[0] == '+' && !p.fl.plus {
		num[0] = ' '
	}
	if num[1] == 'I' || num[1] == 'N' {
		if num[1] == 'N' && !p.fl.space && !p.fl.plus {
			num = num[1:]
		}
		p.padBlank(num)
		return
	}
	if p.fl.sharp && verb != 'b' {
		num = sharpFloat(num, verb, prec)
	}
	if p.fl.plus || num[0] != '+' {
		if p.fl.zero && !p.fl.minus && p.fl.hasWidth && p.fl.width > len(num) {
			p.byte(num[0])
			p.padding(p.fl.width - len(num))
			p.buf = append(p.buf, num[1:]...)
			return
		}
		p.pad(num)
		return
	}
	p.pad(num[1:])
}

// sharpFloat gives a number its decimal point, and for %g its trailing zeros.
func sharpFloat(num []byte, verb byte, prec int) []byte {
	digits := 0
	switch verb {
	case 'g', 'G', 'x':
		digits = prec
		if digits == -1 {
			digits = 6
		}
	}
	end := len(num)
	point := false
	significant := false
	for i := 1; i < end; i++ {
		switch c := num[i]; {
		case c == '.':
			point = true
		case c == 'p' || c == 'P' || (c == 'e' || c == 'E') && verb != 'x' && verb != 'X':
			end = i
		default:
			if c != '0' {
				significant = true
			}
			if significant {
				digits--
			}
		}
	}
	tail := string(num[end:])
	num = num[:end]
	if !point {
		if len(num) == 2 && num[1] == '0' {
			digits--
		}
		num = append(num, '.')
	}
	for ; digits > 0; digits-- {
		num = append(num, '0')
	}
	return append(num, tail...)
}
