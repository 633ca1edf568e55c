package scanner

import "fmt"

func lower(ch rune) rune     { return 'a' - 'A' | ch }
func isDecimal(ch rune) bool { return '0' <= ch && ch <= '9' }
func isHex(ch rune) bool     { return isDecimal(ch) || 'a' <= lower(ch) && lower(ch) <= 'f' }

// A radix is a base with the letter after 0 that stands for it; '0' for an octal number without, 0 for a decimal one.
type radix struct {
	base   rune
	letter rune
	name   string
}

var radices = []radix{
	{16, 'x', "hexadecimal literal"}, {8, 'o', "octal literal"}, {2, 'b', "binary literal"}, {8, '0', "octal literal"}, {10, 0, "decimal literal"},
}

// digits is what a row of digits and underscores has.
type digits struct {
	some, underscores bool
	invalid           rune // the first that is too large, 0 if none is
}

// row reads digits of a base and underscores. Decimal digits that are too large belong to it.
func (s *Scanner) row(ch, base rune, d *digits) rune {
	for ; ; ch = s.next() {
		switch {
		case ch == '_':
			d.underscores = true
		case base == 16 && isHex(ch):
			d.some = true
		case isDecimal(ch):
			d.some = true
			if ch >= '0'+base && d.invalid == 0 {
				d.invalid = ch
			}
		default:
			return ch
		}
	}
}

// number reads a number; with fraction set its point was read.
func (s *Scanner) number(ch rune, fraction bool) (tok, ahead rune) {
	tok = Int
	kind := radices[len(radices)-1]
	var d digits
	if !fraction {
		if ch == '0' {
			ch = s.next()
			kind = radices[len(radices)-2]
			d.some = true
			for _, r := range radices[:3] {
				if lower(ch) == r.letter {
					kind = r
					d.some = false
					ch = s.next()
					break
				}
			}
		}
		ch = s.row(ch, kind.base, &d)
		if ch == '.' && s.scans(ScanFloats) {
			ch = s.next()
			fraction = true
		}
	}
	if fraction {
		tok = Float
		if kind.letter == 'o' || kind.letter == 'b' {
			s.error("invalid radix point in " + kind.name)
		}
		ch = s.row(ch, kind.base, &d)
	}
	if !d.some {
		s.error(kind.name + " has no digits")
	}
	if e := lower(ch); (e == 'e' || e == 'p') && s.scans(ScanFloats) {
		switch {
		case e == 'e' && kind.letter != 0 && kind.letter != '0':
			s.error(fmt.Sprintf("%q exponent requires decimal mantissa", ch))
		case e == 'p' && kind.letter != 'x':
			s.error(fmt.Sprintf("%q exponent requires hexadecimal mantissa", ch))
		}
		tok = Float
		ch = s.next()
		if ch == '+' || ch == '-' {
			ch = s.next()
		}
		var exponent digits
		ch = s.row(ch, 10, &exponent)
		d.underscores = d.underscores || exponent.underscores
		if !exponent.some {
			s.error("exponent has no digits")
		}
	} else if kind.letter == 'x' && tok == Float {
		s.error("hexadecimal mantissa requires a 'p' exponent")
	}
	if tok == Int && d.invalid != 0 {
		s.error(fmt.Sprintf("invalid digit %q in %s", d.invalid, kind.name))
	}
	if d.underscores {
		s.finish()
		if !separates(s.TokenText()) {
			s.error("'_' must separate successive digits")
		}
	}
	return tok, ch
}

// separates reports whether all underscores stand between digits; a letter for the base counts as one.
func separates(text string) bool {
	hex, last := false, '.'
	if len(text) >= 2 && text[0] == '0' {
		switch l := lower(rune(text[1])); l {
		case 'x', 'o', 'b':
			hex, last, text = l == 'x', '0', text[2:]
		}
	}
	for _, ch := range text {
		class := '.'
		switch {
		case ch == '_':
			class = '_'
		case isDecimal(ch) || hex && isHex(ch):
			class = '0'
		}
		if class == '_' && last != '0' || class == '.' && last == '_' {
			return false
		}
		last = class
	}
	return last != '_'
}

// escaped reads n digits at most, which should be n.
func (s *Scanner) escaped(ch, base rune, n int) rune {
	for ; n > 0 && isHex(ch) && (base == 16 || ch < '0'+base); n-- {
		ch = s.next()
	}
	if n > 0 {
		s.error("invalid char escape")
	}
	return ch
}

func (s *Scanner) escape(quote rune) rune {
	ch := s.next()
	switch ch {
	case 'a', 'b', 'f', 'n', 'r', 't', 'v', '\\', quote:
		return s.next()
	case '0', '1', '2', '3', '4', '5', '6', '7':
		return s.escaped(ch, 8, 3)
	case 'x':
		return s.escaped(s.next(), 16, 2)
	case 'u':
		return s.escaped(s.next(), 16, 4)
	case 'U':
		return s.escaped(s.next(), 16, 8)
	}
	s.error("invalid char escape")
	return ch
}

// quoted reads up to the closing quote, which becomes the look-ahead, and returns the number of characters.
func (s *Scanner) quoted(quote rune) (n int) {
	for ch := s.next(); ch != quote; n++ {
		if ch == '\n' || ch < 0 {
			s.error("literal not terminated")
			return
		}
		if ch == '\\' {
			ch = s.escape(quote)
		} else {
			ch = s.next()
		}
	}
	return
}

func (s *Scanner) raw() {
	for ch := s.next(); ch != '`'; ch = s.next() {
		if ch < 0 {
			s.error("literal not terminated")
			return
		}
	}
}

// comment reads a comment whose second character is the look-ahead.
func (s *Scanner) comment(ch rune) rune {
	if ch == '/' {
		for ch = s.next(); ch != '\n' && ch >= 0; ch = s.next() {
		}
		return ch
	}
	ch = s.next()
	for {
		if ch < 0 {
			s.error("comment not terminated")
			return ch
		}
		last := ch
		ch = s.next()
		if last == '*' && ch == '/' {
			return s.next()
		}
	}
}
