package main

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
)

type pair struct{ a, b string }

func (p *pair) Scan(s fmt.ScanState, verb rune) error {
	token, err := s.Token(true, func(r rune) bool { return r != '=' })
	if err != nil {
		return err
	}
	p.a = string(token)
	r, size, err := s.ReadRune()
	if err != nil {
		return err
	}
	if r != '=' || size != 1 {
		return errors.New("no =")
	}
	token, err = s.Token(false, nil)
	p.b = string(token)
	wid, ok := s.Width()
	fmt.Printf("[%c %d %v]", verb, wid, ok)
	return err
}

type runes []rune

func (l *runes) Scan(s fmt.ScanState, verb rune) error {
	s.SkipSpace()
	for {
		r, _, err := s.ReadRune()
		if err != nil {
			break
		}
		if r == ';' {
			s.UnreadRune()
			break
		}
		*l = append(*l, r)
	}
	return nil
}

func main() {
	var p, q pair
	n, err := fmt.Sscan(" x=1 yy=22 rest", &p, &q)
	fmt.Println(n, err, p, q)
	n, err = fmt.Sscanf("key=value,1", "%9v,%d", &p, new(int))
	fmt.Println(n, err, p)
	n, err = fmt.Sscan("novalue", &p)
	fmt.Println(n, err)
	var l runes
	n, err = fmt.Sscanf("  añb;7", "%v;%d", &l, new(int))
	fmt.Println(n, err, string(l))
	var x, y, z big.Int
	n, err = fmt.Sscan("18446744073709551617 -0xff +12_345", &x, &y, &z)
	fmt.Println(n, err, &x, &y, &z)
	n, err = fmt.Sscanf("ff 0777abc", "%x %o", &x, &y)
	fmt.Println(n, err, &x, &y)
	n, err = fmt.Sscan("", &x)
	fmt.Println(n, err)
	var r big.Rat
	n, err = fmt.Fscan(strings.NewReader("1.5000 3/9"), &r, new(big.Rat))
	fmt.Println(n, err, &r)
	n, err = fmt.Sscanf("3/4", "%s", &r)
	fmt.Println(n, err)
}
