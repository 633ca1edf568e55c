package fmt

import (
	"internal/reflectlite"
	"unicode/utf8"
)

func tooLarge(x int) bool { return x > 1e6 || x < -1e6 }

// number reads the decimal number at s[i:]; one that is too large ends the format.
func number(s string, i int) (n int, ok bool, next int) {
	if i >= len(s) {
		return 0, false, len(s)
	}
	for ; i < len(s) && '0' <= s[i] && s[i] <= '9'; i++ {
		if tooLarge(n) {
			return 0, false, len(s)
		}
		n = n*10 + int(s[i]-'0')
		ok = true
	}
	return n, ok, i
}

// intArg takes an operand for *.
func intArg(a []any, arg int) (n int, ok bool, next int) {
	if arg >= len(a) {
		return 0, false, arg
	}
	switch k := reflectlite.Kind(a[arg]); {
	case kindInt <= k && k <= kindInt64:
		n = int(reflectlite.Int(a[arg]))
		ok = true
	case kindUint <= k && k <= kindUintptr:
		n = int(reflectlite.Uint(a[arg]))
		ok = n >= 0
		if !ok {
			n = 0
		}
	}
	if tooLarge(n) {
		return 0, false, arg + 1
	}
	return n, ok, arg + 1
}

// index reads an operand index [n] at format[i:], if there is one.
func (p *pp) index(arg int, format string, i int, args int) (newArg, next int, found bool) {
	if i >= len(format) || format[i] != '[' {
		return arg, i, false
	}
	p.reordered = true
	if len(format)-i >= 3 {
		for end := i + 1; end < len(format); end++ {
			if format[end] != ']' {
				continue
			}
			n, ok, after := number(format[:end], i+1)
			if !ok || after != end {
				break
			}
			if n >= 1 && n <= args {
				return n - 1, end + 1, true
			}
			p.goodIndex = false
			return arg, end + 1, true
		}
		for end := i + 1; end < len(format); end++ {
			if format[end] == ']' {
				p.goodIndex = false
				return arg, end + 1, false
			}
		}
	}
	p.goodIndex = false
	return arg, i + 1, false
}

// valueVerb moves the flags of %+v and %#v out of the way of the parts' formatting.
func (p *pp) valueVerb() {
	p.fl.sharpV = p.fl.sharp
	p.fl.sharp = false
	p.fl.plusV = p.fl.plus
	p.fl.plus = false
}

func (p *pp) printf(format string, a []any) {
	end := len(format)
	arg := 0
	afterIndex := false
	p.reordered = false
next:
	for i := 0; i < end; {
		i, arg = formatPlain(&p.buf, format, i, a, arg)
		if i >= end {
			break
		}
		i++
		p.goodIndex = true
		p.fl = flags{}
	flagLoop:
		for ; i < end; i++ {
			c := format[i]
			switch c {
			case '#':
				p.fl.sharp = true
			case '0':
				p.fl.zero = true
			case '+':
				p.fl.plus = true
			case '-':
				p.fl.minus = true
			case ' ':
				p.fl.space = true
			default:
				if 'a' <= c && c <= 'z' && arg < len(a) {
					if c == 'w' {
						p.wrapped = append(p.wrapped, arg)
					}
					if c == 'v' || c == 'w' {
						p.valueVerb()
					}
					p.printArg(a[arg], rune(c))
					arg++
					i++
					continue next
				}
				break flagLoop
			}
		}
		arg, i, afterIndex = p.index(arg, format, i, len(a))
		if i < end && format[i] == '*' {
			i++
			p.fl.width, p.fl.hasWidth, arg = intArg(a, arg)
			if !p.fl.hasWidth {
				p.str("%!(BADWIDTH)")
			}
			if p.fl.width < 0 {
				p.fl.width = -p.fl.width
				p.fl.minus = true
				p.fl.zero = false
			}
			afterIndex = false
		} else {
			p.fl.width, p.fl.hasWidth, i = number(format, i)
			if afterIndex && p.fl.hasWidth {
				p.goodIndex = false
			}
		}
		if i+1 < end && format[i] == '.' {
			i++
			if afterIndex {
				p.goodIndex = false
			}
			arg, i, afterIndex = p.index(arg, format, i, len(a))
			if i < end && format[i] == '*' {
				i++
				p.fl.prec, p.fl.hasPrec, arg = intArg(a, arg)
				if p.fl.prec < 0 {
					p.fl.prec = 0
					p.fl.hasPrec = false
				}
				if !p.fl.hasPrec {
					p.str("%!(BADPREC)")
				}
				afterIndex = false
			} else {
				p.fl.prec, _, i = number(format, i)
				p.fl.hasPrec = true
			}
		}
		if !afterIndex {
			arg, i, afterIndex = p.index(arg, format, i, len(a))
		}
		if i >= end {
			p.str("%!(NOVERB)")
			break
		}
		verb, size := utf8.DecodeRuneInString(format[i:])
		i += size
		switch {
		case verb == '%':
			p.byte('%')
		case !p.goodIndex:
			p.complain(verb, "(BADINDEX)")
		case arg >= len(a):
			p.complain(verb, "(MISSING)")
		default:
			if verb == 'w' {
				p.wrapped = append(p.wrapped, arg)
			}
			if verb == 'v' || verb == 'w' {
				p.valueVerb()
			}
			p.printArg(a[arg], verb)
			arg++
		}
	}
	if !p.reordered && arg < len(a) {
		p.fl = flags{}
		p.str("%!(EXTRA ")
		for i, arg := range a[arg:] {
			if i > 0 {
				p.str(", ")
			}
			if arg == nil {
				p.str("<nil>")
			} else {
				p.str(reflectlite.TypeName(arg))
				p.byte('=')
				p.printArg(arg, 'v')
			}
		}
		p.byte(')')
	}
}

func (p *pp) complain(verb rune, what string) {
	p.str("%!")
	p.rune(verb)
	p.str(what)
}
