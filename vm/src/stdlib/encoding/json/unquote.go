package json

import (
	"unicode/utf16"
	"unicode/utf8"
)

// unquote returns what a string in quotes, which was checked, stands for.
func unquote(quoted []byte) string { return string(unquoted(quoted)) }

// unquoted is unquote without a copy of what stands for itself.
func unquoted(quoted []byte) []byte {
	s := quoted[1 : len(quoted)-1]
	plain := true
	for _, c := range s {
		if c == '\\' || c >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		if s[i] != '\\' {
			r, n := utf8.DecodeRune(s[i:])
			b = utf8.AppendRune(b, r)
			i += n
			continue
		}
		c := s[i+1]
		i += 2
		switch c {
		case 'b':
			c = '\b'
		case 'f':
			c = '\f'
		case 'n':
			c = '\n'
		case 'r':
			c = '\r'
		case 't':
			c = '\t'
		case 'u':
			r := fourDigits(s[i:])
			i += 4
			if utf16.IsSurrogate(r) {
				pair := rune(utf8.RuneError)
				if i+6 <= len(s) && s[i] == '\\' && s[i+1] == 'u' {
					pair = utf16.DecodeRune(r, fourDigits(s[i+2:]))
				}
				if pair != utf8.RuneError {
					i += 6
				}
				r = pair
			}
			b = utf8.AppendRune(b, r)
			continue
		}
		b = append(b, c)
	}
	return b
}

func fourDigits(s []byte) (r rune) {
	for _, c := range s[:4] {
		r = r<<4 | unhex(c)
	}
	return r
}
