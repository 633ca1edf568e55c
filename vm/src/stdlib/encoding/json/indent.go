package json

import "bytes"

// compact appends a value without blanks.
func (e *encoder) compact(src []byte) error {
	if err := check(src); err != nil {
		return err
	}
	e.b = appendCompact(e.b, src, e.escapeHTML)
	return nil
}

// htmlEscape returns the escape of what src begins with, and the length of that; "" if it needs none.
func htmlEscape(src []byte) (escape string, n int) {
	switch c := src[0]; {
	case c == '<' || c == '>' || c == '&':
		return string([]byte{'\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15]}), 1
	case c == 0xE2 && len(src) > 2 && src[1] == 0x80 && src[2]&^1 == 0xA8:
		return string([]byte{'\\', 'u', '2', '0', '2', hexDigits[src[2]&15]}), 3
	}
	return "", 1
}

func appendCompact(b, src []byte, escapeHTML bool) []byte {
	quoted := false
	for i := 0; i < len(src); i++ {
		c := src[i]
		if !quoted && isSpace(c) {
			continue
		}
		if escapeHTML {
			if escape, n := htmlEscape(src[i:]); escape != "" {
				b = append(b, escape...)
				i += n - 1
				continue
			}
		}
		b = append(b, c)
		if quoted && c == '\\' {
			i++
			b = append(b, src[i])
		} else if c == '"' {
			quoted = !quoted
		}
	}
	return b
}

// HTMLEscape appends src with <, >, & and line separators escaped.
func HTMLEscape(dst *bytes.Buffer, src []byte) {
	for len(src) > 0 {
		escape, n := htmlEscape(src)
		if escape == "" {
			dst.WriteByte(src[0])
		}
		dst.WriteString(escape)
		src = src[n:]
	}
}

// Compact appends src without blanks.
func Compact(dst *bytes.Buffer, src []byte) error {
	if err := check(src); err != nil {
		return err
	}
	dst.Write(appendCompact(nil, src, false))
	return nil
}

// Indent appends src with each element and member on a line, behind prefix and as many indents as it is deep. Blanks at the end stay.
func Indent(dst *bytes.Buffer, src []byte, prefix, indent string) error {
	if err := check(src); err != nil {
		return err
	}
	dst.Write(appendIndent(nil, src, prefix, indent))
	return nil
}

func appendIndent(b, src []byte, prefix, indent string) []byte {
	end := len(src)
	for end > 0 && isSpace(src[end-1]) {
		end--
	}
	depth := 0
	line := func() {
		b = append(append(b, '\n'), prefix...)
		for range depth {
			b = append(b, indent...)
		}
	}
	quoted, empty := false, false
	for i := 0; i < end; i++ {
		c := src[i]
		if quoted {
			b = append(b, c)
			if c == '\\' {
				i++
				b = append(b, src[i])
			} else if c == '"' {
				quoted = false
			}
			continue
		}
		if isSpace(c) {
			continue
		}
		if empty && c != ']' && c != '}' {
			depth++
			line()
			empty = false
		}
		switch c {
		case '{', '[':
			b = append(b, c)
			empty = true
		case ',':
			b = append(b, c)
			line()
		case ':':
			b = append(b, ':', ' ')
		case '}', ']':
			if !empty {
				depth--
				line()
			}
			empty = false
			b = append(b, c)
		default:
			b = append(b, c)
			quoted = c == '"'
		}
	}
	return append(b, src[end:]...)
}

// MarshalIndent is Marshal with each element and member on a line of its own.
func MarshalIndent(v any, prefix, indent string) ([]byte, error) {
	b, err := Marshal(v)
	if err != nil {
		return nil, err
	}
	return appendIndent(nil, b, prefix, indent), nil
}
