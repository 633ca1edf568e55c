package xml

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// noQuote is what is passed for a quote where text is not in quotes.
const noQuote = -1

// text reads text up to its end: the quote, the tag that follows, or ]]> of a section CDATA. Line ends become newlines.
func (d *Decoder) text(quote int, cdata bool) []byte {
	d.buf.Reset()
	brackets := 0 // how many ] were read last
	afterReturn := false
	for {
		c, ok := d.read()
		if !ok {
			if !cdata {
				break
			}
			if d.err == io.EOF {
				d.fail("unexpected EOF in CDATA section")
			}
			return nil
		}
		if c == '>' && brackets >= 2 && quote == noQuote {
			if !cdata {
				d.fail("unescaped ]]> not in CDATA section")
				return nil
			}
			d.buf.Truncate(d.buf.Len() - len("]]"))
			break
		}
		if !cdata {
			if c == '<' {
				if quote != noQuote {
					d.fail("unescaped < inside quoted string")
					return nil
				}
				d.unread(c)
				break
			}
			if int(c) == quote {
				break
			}
			if c == '&' {
				if !d.reference() {
					return nil
				}
				brackets, afterReturn = 0, false
				continue
			}
		}
		switch {
		case c == '\r':
			d.buf.WriteByte('\n')
		case c != '\n' || !afterReturn:
			d.buf.WriteByte(c)
		}
		afterReturn = c == '\r'
		if c == ']' {
			brackets++
		} else {
			brackets = 0
		}
	}
	if err := checkText(d.buf.Bytes()); err != nil {
		d.fail(err.Error())
		return nil
	}
	return d.buf.Bytes()
}

func checkText(text []byte) error {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return errors.New("invalid UTF-8")
		}
		if !isCharacter(r) {
			return fmt.Errorf("illegal character code %U", r)
		}
		i += size
	}
	return nil
}

var entities = map[string]string{"lt": "<", "gt": ">", "amp": "&", "apos": "'", "quot": `"`}

// reference appends what the entity or character whose & was read stands for. One that stands for nothing is an error, or, without Strict,
// appended itself.
func (d *Decoder) reference() bool {
	start := d.buf.Len()
	d.buf.WriteByte('&')
	c, ok := d.mustRead()
	if !ok {
		return false
	}
	base := 0
	if c == '#' {
		base = 10
		d.buf.WriteByte(c)
		if c, ok = d.mustRead(); ok && c == 'x' {
			base = 16
			d.buf.WriteByte(c)
			c, ok = d.mustRead()
		}
	}
	named := d.buf.Len()
	if base == 0 {
		d.unread(c)
		if !d.readName() && d.err != nil {
			return false
		}
		c, ok = d.mustRead()
	}
	for ok && base != 0 && isDigit(c, base) {
		d.buf.WriteByte(c)
		c, ok = d.mustRead()
	}
	if !ok {
		return false
	}
	if c == ';' {
		name := string(d.buf.Bytes()[named:])
		d.buf.WriteByte(c)
		if text, ok := d.meaning(name, base); ok {
			d.buf.Truncate(start)
			d.buf.WriteString(text)
			return true
		}
	} else {
		d.unread(c)
	}
	if !d.Strict {
		return true
	}
	unknown := string(d.buf.Bytes()[start:])
	if !strings.HasSuffix(unknown, ";") {
		unknown += " (no semicolon)"
	}
	d.fail("invalid character entity " + unknown)
	return false
}

// meaning returns what an entity stands for, or a character of a number if there is a base.
func (d *Decoder) meaning(name string, base int) (text string, ok bool) {
	if base != 0 {
		n, err := strconv.ParseUint(name, base, 64)
		if err != nil || n > unicode.MaxRune {
			return "", false
		}
		return string(rune(n)), true
	}
	if !isName(name) {
		return "", false
	}
	if text, ok = entities[name]; ok {
		return text, true
	}
	text, ok = d.Entity[name]
	return text, ok
}

func isDigit(c byte, base int) bool {
	return '0' <= c && c <= '9' || base == 16 && ('a' <= c && c <= 'f' || 'A' <= c && c <= 'F')
}
