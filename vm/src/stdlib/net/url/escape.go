// Package url takes URLs apart, and escapes what stands in them.
package url

import (
	"strconv"
	"strings"
)

// Error tells which operation on which URL failed.
type Error struct {
	Op  string
	URL string
	Err error
}

func (e *Error) Unwrap() error { return e.Err }
func (e *Error) Error() string { return e.Op + " " + strconv.Quote(e.URL) + ": " + e.Err.Error() }

// Timeout reports whether the error is a timeout.
func (e *Error) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// Temporary reports whether the error may pass.
func (e *Error) Temporary() bool {
	t, ok := e.Err.(interface{ Temporary() bool })
	return ok && t.Temporary()
}

// EscapeError is a malformed escape.
type EscapeError string

func (e EscapeError) Error() string { return "invalid URL escape " + strconv.Quote(string(e)) }

// InvalidHostError is a character that hosts must not have.
type InvalidHostError string

func (e InvalidHostError) Error() string {
	return "invalid character " + strconv.Quote(string(e)) + " in host name"
}

// part is where in a URL a text stands: that decides what is escaped.
type part int

const (
	pathPart part = iota
	segmentPart
	hostPart
	zonePart
	userPart
	queryPart
	fragmentPart
)

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func hexValue(c byte) byte {
	switch {
	case c >= 'a':
		return c - 'a' + 10
	case c >= 'A':
		return c - 'A' + 10
	}
	return c - '0'
}

func isAlphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// mustEscape reports whether a byte of a part is to be escaped, by RFC 3986.
func mustEscape(c byte, in part) bool {
	if isAlphanumeric(c) {
		return false
	}
	if in == hostPart || in == zonePart {
		switch c {
		case '!', '$', '&', '\'', '(', ')', '*', '+', ',', ';', '=', ':', '[', ']', '<', '>', '"':
			return false
		}
	}
	switch c {
	case '-', '_', '.', '~':
		return false
	case '$', '&', '+', ',', '/', ':', ';', '=', '?', '@':
		switch in {
		case pathPart:
			return c == '?'
		case segmentPart:
			return c == '/' || c == ';' || c == ',' || c == '?'
		case userPart:
			return c == '@' || c == '/' || c == '?' || c == ':'
		case queryPart:
			return true
		case fragmentPart:
			return false
		}
	}
	if in == fragmentPart {
		switch c {
		case '!', '(', ')', '*':
			return false
		}
	}
	return true
}

// QueryEscape escapes s for a query.
func QueryEscape(s string) string { return escape(s, queryPart) }

// PathEscape escapes s for a segment of a path.
func PathEscape(s string) string { return escape(s, segmentPart) }

// QueryUnescape undoes QueryEscape.
func QueryUnescape(s string) (string, error) { return unescape(s, queryPart) }

// PathUnescape undoes PathEscape.
func PathUnescape(s string) (string, error) { return unescape(s, segmentPart) }

func escape(s string, in part) string {
	const hex = "0123456789ABCDEF"
	var b []byte
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !mustEscape(c, in) {
			if b != nil {
				b = append(b, c)
			}
			continue
		}
		if b == nil {
			b = append(make([]byte, 0, len(s)+16), s[:i]...)
		}
		if c == ' ' && in == queryPart {
			b = append(b, '+')
		} else {
			b = append(b, '%', hex[c>>4], hex[c&15])
		}
	}
	if b == nil {
		return s
	}
	return string(b)
}

// checkEscape checks the escape that s begins with.
func checkEscape(s string, in part) error {
	if len(s) < 3 || !isHex(s[1]) || !isHex(s[2]) {
		return EscapeError(s[:min(3, len(s))])
	}
	v := hexValue(s[1])<<4 | hexValue(s[2])
	// A host has escapes of bytes beyond ASCII only, but for the %25 before a zone. The zone may have more.
	if in == hostPart && v < 0x80 && s[:3] != "%25" {
		return EscapeError(s[:3])
	}
	if in == zonePart && s[:3] != "%25" && v != ' ' && mustEscape(v, hostPart) {
		return EscapeError(s[:3])
	}
	return nil
}

func unescape(s string, in part) (string, error) {
	changes := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '%':
			if err := checkEscape(s[i:], in); err != nil {
				return "", err
			}
			changes = true
			i += 2
		case c == '+':
			changes = changes || in == queryPart
		case (in == hostPart || in == zonePart) && c < 0x80 && mustEscape(c, in):
			return "", InvalidHostError(s[i : i+1])
		}
	}
	if !changes {
		return s, nil
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '%':
			b.WriteByte(hexValue(s[i+1])<<4 | hexValue(s[i+2]))
			i += 2
		case c == '+' && in == queryPart:
			b.WriteByte(' ')
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), nil
}
