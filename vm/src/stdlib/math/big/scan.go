package big

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// Scan reads an integer for package fmt, in the base that the verb tells; for %s and %v a prefix does.
func (z *Int) Scan(s fmt.ScanState, ch rune) error {
	s.SkipSpace()
	base := 0
	switch ch {
	case 'b':
		base = 2
	case 'o':
		base = 8
	case 'd':
		base = 10
	case 'x', 'X':
		base = 16
	case 's', 'v':
	default:
		return errors.New("Int.Scan: invalid verb")
	}
	text, err := number(s, base)
	if err != nil {
		return err
	}
	if _, ok := z.SetString(text, base); !ok {
		return errors.New("number has no digits")
	}
	return nil
}

// number reads a sign, with base 0 a prefix, and digits, as far as they belong to an integer.
func number(s fmt.ScanState, base int) (string, error) {
	var b strings.Builder
	// accept reads the next rune, if it is one of a set.
	accept := func(set string) (bool, error) {
		r, _, err := s.ReadRune()
		if err == io.EOF {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		if !strings.ContainsRune(set, r) {
			return false, s.UnreadRune()
		}
		b.WriteRune(r)
		return true, nil
	}
	r, _, err := s.ReadRune()
	if err != nil {
		return "", err
	}
	s.UnreadRune()
	if r == '+' || r == '-' {
		accept("+-")
	}
	const digits = "0123456789abcdefABCDEF"
	set := map[int]string{2: digits[:2], 8: digits[:8], 10: digits[:10], 16: digits}[base]
	if base == 0 {
		set = digits[:10] + "_"
		if zero, _ := accept("0"); zero {
			set = digits[:8] + "_"
			for prefix, of := range map[string]string{"xX": digits, "oO": digits[:8], "bB": digits[:2]} {
				if found, _ := accept(prefix); found {
					set = of + "_"
				}
			}
		}
	}
	for {
		if ok, err := accept(set); err != nil || !ok {
			return b.String(), err
		}
	}
}

// Scan reads a fraction for package fmt: with a slash, or a decimal number.
func (z *Rat) Scan(s fmt.ScanState, ch rune) error {
	token, err := s.Token(true, func(r rune) bool { return strings.ContainsRune("+-/0123456789.eE", r) })
	if err != nil {
		return err
	}
	if !strings.ContainsRune("efgEFGv", ch) {
		return errors.New("Rat.Scan: invalid verb")
	}
	if _, ok := z.SetString(string(token)); !ok {
		return errors.New("Rat.Scan: invalid syntax")
	}
	return nil
}
