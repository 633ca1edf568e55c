package strconv

import "unicode/utf8"

// quoteWith is inlined, so that a short literal that the caller does not keep stays in its frame.
func quoteWith(s string, mode int) string {
	return string(appendQuote(make([]byte, 0, 3*len(s)/2), s, mode))
}

// Quote returns s as a Go string literal; what is not printable is escaped.
func Quote(s string) string { return quoteWith(s, printable) }

// AppendQuote appends s as Quote returns it.
func AppendQuote(dst []byte, s string) []byte { return appendQuote(dst, s, printable) }

// QuoteToASCII is Quote that escapes all but ASCII.
func QuoteToASCII(s string) string { return quoteWith(s, ascii) }

// AppendQuoteToASCII appends s as QuoteToASCII returns it.
func AppendQuoteToASCII(dst []byte, s string) []byte { return appendQuote(dst, s, ascii) }

// QuoteToGraphic is Quote that leaves Unicode's graphic characters.
func QuoteToGraphic(s string) string { return quoteWith(s, graphic) }

// AppendQuoteToGraphic appends s as QuoteToGraphic returns it.
func AppendQuoteToGraphic(dst []byte, s string) []byte { return appendQuote(dst, s, graphic) }

// QuoteRune returns r as a Go character literal.
func QuoteRune(r rune) string { return string(appendQuoteRune(nil, r, printable)) }

// AppendQuoteRune appends r as QuoteRune returns it.
func AppendQuoteRune(dst []byte, r rune) []byte { return appendQuoteRune(dst, r, printable) }

// QuoteRuneToASCII is QuoteRune that escapes all but ASCII.
func QuoteRuneToASCII(r rune) string { return string(appendQuoteRune(nil, r, ascii)) }

// AppendQuoteRuneToASCII appends r as QuoteRuneToASCII returns it.
func AppendQuoteRuneToASCII(dst []byte, r rune) []byte { return appendQuoteRune(dst, r, ascii) }

// QuoteRuneToGraphic is QuoteRune that leaves Unicode's graphic characters.
func QuoteRuneToGraphic(r rune) string { return string(appendQuoteRune(nil, r, graphic)) }

// AppendQuoteRuneToGraphic appends r as QuoteRuneToGraphic returns it.
func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte { return appendQuoteRune(dst, r, graphic) }

func unhex(c byte) (rune, bool) {
	switch {
	case '0' <= c && c <= '9':
		return rune(c - '0'), true
	case 'a' <= c && c <= 'f':
		return rune(c-'a') + 10, true
	case 'A' <= c && c <= 'F':
		return rune(c-'A') + 10, true
	}
	return 0, false
}

// UnquoteChar decodes the first character of a literal's inside. The quote, if not 0, must be escaped, and only it may be.
func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	if len(s) == 0 {
		return 0, false, "", ErrSyntax
	}
	c := s[0]
	switch {
	case c == quote && (quote == '\'' || quote == '"'):
		return 0, false, "", ErrSyntax
	case c >= utf8.RuneSelf:
		r, size := utf8.DecodeRuneInString(s)
		return r, true, s[size:], nil
	case c != '\\':
		return rune(c), false, s[1:], nil
	}
	if len(s) == 1 {
		return 0, false, "", ErrSyntax
	}
	c = s[1]
	s = s[2:]
	switch c {
	case 'a':
		value = '\a'
	case 'b':
		value = '\b'
	case 'f':
		value = '\f'
	case 'n':
		value = '\n'
	case 'r':
		value = '\r'
	case 't':
		value = '\t'
	case 'v':
		value = '\v'
	case 'x', 'u', 'U':
		n := 2
		if c == 'u' {
			n = 4
		} else if c == 'U' {
			n = 8
		}
		if len(s) < n {
			return 0, false, "", ErrSyntax
		}
		var v rune
		for i := 0; i < n; i++ {
			x, ok := unhex(s[i])
			if !ok {
				return 0, false, "", ErrSyntax
			}
			v = v<<4 | x
		}
		s = s[n:]
		if c == 'x' {
			value = v
			break
		}
		if !utf8.ValidRune(v) {
			return 0, false, "", ErrSyntax
		}
		value = v
		multibyte = true
	case '0', '1', '2', '3', '4', '5', '6', '7':
		v := rune(c) - '0'
		if len(s) < 2 {
			return 0, false, "", ErrSyntax
		}
		for i := 0; i < 2; i++ {
			x := rune(s[i]) - '0'
			if x < 0 || x > 7 {
				return 0, false, "", ErrSyntax
			}
			v = v<<3 | x
		}
		if v > 255 {
			return 0, false, "", ErrSyntax
		}
		s = s[2:]
		value = v
	case '\\':
		value = '\\'
	case '\'', '"':
		if c != quote {
			return 0, false, "", ErrSyntax
		}
		value = rune(c)
	default:
		return 0, false, "", ErrSyntax
	}
	return value, multibyte, s, nil
}

// literal returns the length of the literal that s begins with, and its value.
func literal(s string) (size int, value string, ok bool) {
	if len(s) < 2 {
		return 0, "", false
	}
	q := s[0]
	switch q {
	case '`':
		end := 1
		for end < len(s) && s[end] != '`' {
			end++
		}
		if end == len(s) {
			return 0, "", false
		}
		b := make([]byte, 0, end)
		for _, c := range []byte(s[1:end]) {
			if c != '\r' {
				b = append(b, c)
			}
		}
		return end + 1, string(b), true
	case '"', '\'':
	default:
		return 0, "", false
	}
	rest := s[1:]
	var b []byte
	for count := 0; ; count++ {
		if len(rest) == 0 || rest[0] == '\n' {
			return 0, "", false
		}
		// Two quotes with nothing between them are a character to Unquote, as to Go's.
		if rest[0] == q && (q == '"' || count <= 1) {
			return len(s) - len(rest) + 1, string(b), true
		}
		if q == '\'' && count == 1 {
			return 0, "", false
		}
		r, multibyte, tail, err := UnquoteChar(rest, q)
		if err != nil {
			return 0, "", false
		}
		if r < utf8.RuneSelf || !multibyte {
			b = append(b, byte(r))
		} else {
			b = utf8.AppendRune(b, r)
		}
		rest = tail
	}
}

// QuotedPrefix returns the literal that s begins with.
func QuotedPrefix(s string) (string, error) {
	size, _, ok := literal(s)
	if !ok {
		return "", ErrSyntax
	}
	return s[:size], nil
}

// Unquote returns the value of a string or character literal.
func Unquote(s string) (string, error) {
	size, value, ok := literal(s)
	if !ok || size != len(s) {
		return "", ErrSyntax
	}
	return value, nil
}
