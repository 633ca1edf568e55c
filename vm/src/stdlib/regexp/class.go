package regexp

import (
	"regexp/syntax"
	"strings"
	"unicode"
	"unicode/utf8"
)

// canonical returns a set in ascending order, with what folding of cases adds, or all that is not in it.
//
//go:noescape
func canonical(set []rune, fold, negate bool) []rune

// unicodeSet returns the set of a script or general category, none for an unknown name. Case, blanks, hyphens and underscores do not matter.
//
//go:noescape
func unicodeSet(name string) []rune

// perlSet returns the set of \d, \s or \w.
func perlSet(c byte) []rune {
	switch c {
	case 'd', 'D':
		return []rune{'0', '9'}
	case 's', 'S':
		return []rune{'\t', '\n', '\f', '\r', ' ', ' '}
	case 'w', 'W':
		return []rune{'0', '9', 'A', 'Z', '_', '_', 'a', 'z'}
	}
	return nil
}

// posixSets are the sets of names in [:alpha:] and its like.
var posixSets = map[string][]rune{
	"alnum":  {'0', '9', 'A', 'Z', 'a', 'z'},
	"alpha":  {'A', 'Z', 'a', 'z'},
	"ascii":  {0, 0x7F},
	"blank":  {'\t', '\t', ' ', ' '},
	"cntrl":  {0, 0x1F, 0x7F, 0x7F},
	"digit":  {'0', '9'},
	"graph":  {'!', '~'},
	"lower":  {'a', 'z'},
	"print":  {' ', '~'},
	"punct":  {'!', '/', ':', '@', '[', '`', '{', '~'},
	"space":  {'\t', '\r', ' ', ' '},
	"upper":  {'A', 'Z'},
	"word":   {'0', '9', 'A', 'Z', '_', '_', 'a', 'z'},
	"xdigit": {'0', '9', 'A', 'F', 'a', 'f'},
}

// backslash reads an escape outside of classes.
func (p *parser) backslash() {
	if p.flags&posix == 0 && len(p.rest) >= 2 {
		rest := p.rest[2:]
		switch p.rest[1] {
		case 'A':
			p.rest = rest
			p.assert(beginText)
			return
		case 'z':
			p.rest = rest
			p.assert(endText)
			return
		case 'b':
			p.rest = rest
			p.assert(wordBoundary)
			return
		case 'B':
			p.rest = rest
			p.assert(noWordBoundary)
			return
		case 'C':
			fail(syntax.ErrInvalidEscape, p.rest[:2])
		case 'Q':
			literal, after, _ := strings.Cut(rest, `\E`)
			for p.rest = literal; p.rest != ""; {
				p.literal(p.takeRune())
			}
			p.rest = after
			return
		}
	}
	if set, ok := p.setEscape(); ok {
		p.push(&node{op: opSet, set: set})
		return
	}
	p.literal(p.escape())
}

// setEscape reads \d, \pL and their like, if one comes.
func (p *parser) setEscape() (set []rune, ok bool) {
	if p.flags&posix != 0 || len(p.rest) < 2 || p.rest[0] != '\\' {
		return nil, false
	}
	c := p.rest[1]
	if set := perlSet(c); set != nil {
		p.rest = p.rest[2:]
		upper := c < 'a'
		return canonical(set, p.flags&foldCase != 0, upper), true
	}
	if c != 'p' && c != 'P' {
		return nil, false
	}
	return p.unicodeEscape(), true
}

// unicodeEscape reads \pL, \p{Greek}, \P{^Greek}.
func (p *parser) unicodeEscape() []rune {
	s := p.rest
	negate := s[1] == 'P'
	p.rest = s[2:]
	var name string
	if p.rest == "" {
		fail(syntax.ErrInvalidCharRange, s)
	}
	if r := p.takeRune(); r != '{' {
		name = string(r)
	} else {
		end := strings.IndexByte(s, '}')
		if end < 0 {
			p.checkUTF8(s)
			fail(syntax.ErrInvalidCharRange, s)
		}
		name, p.rest = s[3:end], s[end+1:]
		p.checkUTF8(name)
	}
	escape := s[:len(s)-len(p.rest)]
	if strings.HasPrefix(name, "^") {
		negate = !negate
		name = name[1:]
	}
	set := unicodeSet(name)
	if set == nil {
		fail(syntax.ErrInvalidCharRange, escape)
	}
	return canonical(set, p.flags&foldCase != 0, negate)
}

// escape reads an escape of one rune.
func (p *parser) escape() rune {
	s := p.rest
	p.rest = s[1:]
	if p.rest == "" {
		fail(syntax.ErrTrailingBackslash, "")
	}
	switch r := p.takeRune(); r {
	case '1', '2', '3', '4', '5', '6', '7':
		// A single digit would be a reference to a group.
		if p.rest == "" || p.rest[0] < '0' || p.rest[0] > '7' {
			break
		}
		return p.octal(r - '0')
	case '0':
		return p.octal(0)
	case 'x':
		if v, ok := p.hexadecimal(); ok {
			return v
		}
	case 'a':
		return '\a'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	case 'v':
		return '\v'
	default:
		if r < utf8.RuneSelf && !isWord(byte(r)) || r == '_' {
			return r
		}
	}
	fail(syntax.ErrInvalidEscape, s[:len(s)-len(p.rest)])
	return 0
}

// octal reads up to two more digits.
func (p *parser) octal(v rune) rune {
	for i := 1; i < 3 && p.rest != "" && '0' <= p.rest[0] && p.rest[0] <= '7'; i++ {
		v = v*8 + rune(p.rest[0]-'0')
		p.rest = p.rest[1:]
	}
	return v
}

func hexDigit(r rune) rune {
	switch {
	case '0' <= r && r <= '9':
		return r - '0'
	case 'a' <= r && r <= 'f':
		return r - 'a' + 10
	case 'A' <= r && r <= 'F':
		return r - 'A' + 10
	}
	return -1
}

// hexadecimal reads two digits, or more in braces.
func (p *parser) hexadecimal() (v rune, ok bool) {
	if p.rest == "" {
		return 0, false
	}
	r := p.takeRune()
	if r != '{' {
		hi := hexDigit(r)
		if p.rest == "" {
			return 0, false
		}
		lo := hexDigit(p.takeRune())
		return hi*16 + lo, hi >= 0 && lo >= 0
	}
	for n := 0; ; n++ {
		if p.rest == "" {
			return 0, false
		}
		r := p.takeRune()
		if r == '}' {
			return v, n > 0
		}
		d := hexDigit(r)
		if d < 0 {
			return 0, false
		}
		if v = v*16 + d; v > unicode.MaxRune {
			return 0, false
		}
	}
}

// class reads a class in brackets.
func (p *parser) class() {
	s := p.rest
	p.rest = s[1:]
	negate := strings.HasPrefix(p.rest, "^")
	if negate {
		p.rest = p.rest[1:]
	}
	fold := p.flags&foldCase != 0
	var set []rune
	if negate && p.flags&posix != 0 {
		set = []rune{'\n', '\n'}
	}
	for first := true; p.rest == "" || p.rest[0] != ']' || first; first = false {
		if hyphen := strings.HasPrefix(p.rest, "-"); hyphen && p.flags&posix != 0 && !first && !strings.HasPrefix(p.rest, "-]") {
			p.loneHyphen()
		}
		if strings.HasPrefix(p.rest, "[:") {
			if posix, ok := p.posix(fold); ok {
				set = append(set, posix...)
				continue
			}
		}
		if escaped, ok := p.setEscape(); ok {
			set = append(set, escaped...)
			continue
		}
		start := p.rest
		lo := p.classRune(s)
		hi := lo
		if len(p.rest) >= 2 && p.rest[0] == '-' && p.rest[1] != ']' {
			p.rest = p.rest[1:]
			if hi = p.classRune(s); hi < lo {
				fail(syntax.ErrInvalidCharRange, start[:len(start)-len(p.rest)])
			}
		}
		if fold {
			set = append(set, canonical([]rune{lo, hi}, true, false)...)
		} else {
			set = append(set, lo, hi)
		}
	}
	p.rest = p.rest[1:]
	p.push(&node{op: opSet, set: canonical(set, false, negate)})
}

// loneHyphen fails at a hyphen that is neither first nor last.
func (p *parser) loneHyphen() {
	end := 1
	if len(p.rest) > 1 {
		_, n := utf8.DecodeRuneInString(p.rest[1:])
		end += n
	}
	fail(syntax.ErrInvalidCharRange, p.rest[:end])
}

// classRune reads a rune of the class that begins whole.
func (p *parser) classRune(whole string) rune {
	if p.rest == "" {
		fail(syntax.ErrMissingBracket, whole)
	}
	if p.rest[0] == '\\' {
		return p.escape()
	}
	return p.takeRune()
}

// posix reads [:name:] or [:^name:], if one comes.
func (p *parser) posix(fold bool) (set []rune, ok bool) {
	end := strings.Index(p.rest[2:], ":]")
	if end < 0 {
		return nil, false
	}
	full := p.rest[:end+4]
	name := full[2 : len(full)-2]
	negate := strings.HasPrefix(name, "^")
	set = posixSets[strings.TrimPrefix(name, "^")]
	if set == nil {
		fail(syntax.ErrInvalidCharRange, full)
	}
	p.rest = p.rest[end+4:]
	return canonical(set, fold, negate), true
}
