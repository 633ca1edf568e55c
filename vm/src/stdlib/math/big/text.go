package big

import (
	"fmt"
	"io"
	"strings"
)

// Text returns x in a base from 2 to MaxBase; digits from 10 on are a to z, then A to Z.
func (x *Int) Text(base int) string {
	if x == nil {
		return "<nil>"
	}
	return string(x.abs.text(x.neg, base))
}

// Append appends x in a base.
func (x *Int) Append(buf []byte, base int) []byte {
	if x == nil {
		return append(buf, "<nil>"...)
	}
	return append(buf, x.abs.text(x.neg, base)...)
}

// text returns x, with a sign if it is negative.
func (x nat) text(neg bool, base int) []byte {
	if base < 2 || base > MaxBase {
		panic("invalid base")
	}
	if base <= 36 {
		return digits(x, neg, base)
	}
	if len(x) == 0 {
		return []byte{'0'}
	}
	const all = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	var b []byte
	for len(x) > 0 {
		var r nat
		x, r = nat(nil).div(nil, x, fromUint64(uint64(base)))
		b = append(b, all[r.low()])
	}
	if neg {
		b = append(b, '-')
	}
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return b
}

func (x *Int) String() string { return x.Text(10) }

// Format formats x for the verbs of integers.
func (x *Int) Format(s fmt.State, ch rune) {
	base, prefix := 10, ""
	switch ch {
	case 'b':
		base, prefix = 2, "0b"
	case 'o', 'O':
		base, prefix = 8, "0"
	case 'd', 's', 'v':
	case 'x':
		base, prefix = 16, "0x"
	case 'X':
		base, prefix = 16, "0X"
	default:
		fmt.Fprintf(s, "%%!%c(big.Int=%s)", ch, x.String())
		return
	}
	if x == nil {
		fmt.Fprint(s, "<nil>")
		return
	}
	if !s.Flag('#') {
		prefix = ""
	}
	if ch == 'O' {
		prefix = "0o"
	}
	sign := ""
	switch {
	case x.neg:
		sign = "-"
	case s.Flag('+'):
		sign = "+"
	case s.Flag(' '):
		sign = " "
	}
	text := string(x.abs.text(false, base))
	if ch == 'X' {
		text = strings.ToUpper(text)
	}
	var left, zeros, right int
	precision, hasPrecision := s.Precision()
	if hasPrecision {
		if len(text) < precision {
			zeros = precision - len(text)
		} else if text == "0" && precision == 0 {
			return
		}
	}
	length := len(sign) + len(prefix) + zeros + len(text)
	if width, ok := s.Width(); ok && length < width {
		switch pad := width - length; {
		case s.Flag('-'):
			right = pad
		case s.Flag('0') && !hasPrecision:
			zeros = pad
		default:
			left = pad
		}
	}
	io.WriteString(s, strings.Repeat(" ", left)+sign+prefix+strings.Repeat("0", zeros)+text+strings.Repeat(" ", right))
}

// A numeral is a number without sign as it was read.
type numeral struct {
	digits   string
	base     int
	fraction int // digits behind the point
}

// scanNumeral reads a number without sign as far as it goes. Base 0 stands for what the prefix says, and allows underscores.
func scanNumeral(s string, base int, point bool) (n numeral, rest string, ok bool) {
	if base != 0 && base < 2 || base > MaxBase {
		panic(fmt.Sprintf("invalid number base %d", base))
	}
	n.base = base
	prefixed := false
	last := byte('.')
	count := 0
	if base == 0 {
		n.base = 10
		if strings.HasPrefix(s, "0") {
			last = '0'
			count = 1
			n.digits = "0"
			s = s[1:]
			if s != "" {
				switch s[0] | 0x20 {
				case 'b':
					n.base, prefixed = 2, true
				case 'o':
					n.base, prefixed = 8, true
				case 'x':
					n.base, prefixed = 16, true
				default:
					if !point {
						n.base = 8
					}
				}
			}
			if prefixed {
				s = s[1:]
				count = 0
				n.digits = ""
			}
		}
	}
	b := []byte(n.digits)
	valid, pointAt := true, -1
	i := 0
	for ; i < len(s); i++ {
		c := s[i]
		if c == '.' && point && pointAt < 0 {
			valid = valid && last != '_'
			last = '.'
			pointAt = count
			continue
		}
		if c == '_' && base == 0 {
			valid = valid && last == '0'
			last = '_'
			continue
		}
		if digitValue(c, n.base) >= n.base {
			break
		}
		b = append(b, c)
		count++
		last = '0'
	}
	n.digits = string(b)
	if pointAt >= 0 {
		n.fraction = count - pointAt
	}
	return n, s[i:], count > 0 && valid && last != '_'
}

func digitValue(c byte, base int) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'Z':
		if base <= 36 {
			return int(c-'A') + 10
		}
		return int(c-'A') + 36
	}
	return MaxBase + 1
}

func cutSign(s string) (neg bool, rest string) {
	if s != "" && (s[0] == '-' || s[0] == '+') {
		return s[0] == '-', s[1:]
	}
	return false, s
}

// SetString sets z to the number that s is in a base; base 0 stands for what the prefix says.
func (z *Int) SetString(s string, base int) (*Int, bool) {
	neg, rest := cutSign(s)
	n, rest, ok := scanNumeral(rest, base, false)
	// What was read stays in z even if it is no number, as programs see that call UnmarshalText.
	switch abs := parse(n.digits, n.base); {
	case s == "":
		return nil, false
	case !ok:
		z.abs = abs
		return nil, false
	default:
		z.set(neg, abs)
	}
	if rest != "" {
		return nil, false
	}
	return z, true
}

// AppendText appends x in base 10.
func (x *Int) AppendText(b []byte) ([]byte, error) { return x.Append(b, 10), nil }

// MarshalText returns x in base 10.
func (x *Int) MarshalText() ([]byte, error) {
	if x == nil {
		return []byte("<nil>"), nil
	}
	return x.AppendText(nil)
}

// UnmarshalText reads what MarshalText made.
func (z *Int) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text), 0); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Int", text)
	}
	return nil
}

// MarshalJSON returns x as a number of JSON.
func (x *Int) MarshalJSON() ([]byte, error) {
	if x == nil {
		return []byte("null"), nil
	}
	return x.Append(nil, 10), nil
}

// UnmarshalJSON reads a number of JSON; null changes nothing.
func (z *Int) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		return nil
	}
	return z.UnmarshalText(text)
}
