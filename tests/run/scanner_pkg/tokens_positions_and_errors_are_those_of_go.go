package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing/iotest"
	"text/scanner"
	"unicode"
)

func run(src io.Reader, set func(*scanner.Scanner)) {
	var s scanner.Scanner
	s.Init(src)
	s.Filename = "f"
	s.Error = func(s *scanner.Scanner, msg string) {
		fmt.Printf("  error %s: %q at %s in %q %s\n", msg, s.TokenText(), s.Pos(), s.Position, s.Position.String())
	}
	if set != nil {
		set(&s)
	}
	for n := 0; n < 300; n++ {
		tok := s.Scan()
		fmt.Printf("%s %s %q %s|", s.Position, scanner.TokenString(tok), s.TokenText(), s.Pos())
		if tok == scanner.EOF {
			break
		}
	}
	fmt.Println(s.ErrorCount, s.Line, s.Offset)
}

func main() {
	texts := []string{
		"", "a", "x := 3 + y_1*foo(\"bar\", 'c', `raw\nraw`) // comment\n/* another\n one */ end", "0 1 12 0x1F 0o17 0b101 017 089 0x 0b2 0o8 1_000 1__0 0x_1 _1 1_",
		"1.5 .5 5. 1e5 1e+5 1e 1E-3 0x1.8p3 0x1.8 0x1p-2 1p3 0x1e5 08.5 09 0b1.1 1.2.3 1..2 0o1e5 1_0.5_0e1_0 1_.5 0x1_p2 00_1", `"abc\n\t\x41\u00e9\U0001F600\101" "\q" "\x4" "unterminated`, `'a' 'ab' '' '\n' '\'' '\x41' 'é' 'x`,
		"`unterminated", "/* unterminated", "// to the end", "a//b\nc/d /", "\ufeffbom \ufeff mid", "nul\x00here", "bad\xff\xfeutf8 \xe2\x82", "日本語 変数 = \"値\"", "a\r\nb\n\n\tc", "((a,b);{c}!=d&&e)", "a.b.c...d", strings.Repeat("longident", 130) + " " + strings.Repeat("\"é日\" ", 60),
		"%var @x #y $z\\", "\n", "\n\nx\n", " \t\n ",
	}
	sets := []func(*scanner.Scanner){
		nil,
		func(s *scanner.Scanner) { s.Mode = scanner.ScanIdents | scanner.ScanInts },
		func(s *scanner.Scanner) { s.Mode &^= scanner.SkipComments },
		func(s *scanner.Scanner) { s.Mode = 0; s.Whitespace = 1 << ' ' },
		func(s *scanner.Scanner) {
			s.IsIdentRune = func(ch rune, i int) bool {
				return ch == '%' && i == 0 || ch == '-' && i > 0 || unicode.IsLetter(ch) || unicode.IsDigit(ch) && i > 0
			}
		},
		func(s *scanner.Scanner) { s.Whitespace ^= 1<<'\t' | 1<<'\n' },
		func(s *scanner.Scanner) { s.Mode = scanner.ScanFloats | scanner.ScanStrings },
	}
	for _, t := range texts {
		for i, set := range sets {
			if i > 2 && len(t) > 500 {
				break
			}
			run(strings.NewReader(t), set)
		}
		run(iotest.OneByteReader(strings.NewReader(t)), nil)
		run(iotest.DataErrReader(iotest.HalfReader(strings.NewReader(t))), nil)
		run(io.MultiReader(strings.NewReader(t), iotest.ErrReader(errors.New("failed"))), nil)
		var s scanner.Scanner
		s.Init(strings.NewReader(t))
		for range 50 {
			p := s.Peek()
			fmt.Print(s.Pos(), string(p), s.Next() == p, s.IsValid(), " ")
			if p == scanner.EOF {
				break
			}
		}
		s.Scan()
		fmt.Println(s.Next(), s.Pos(), s.TokenText() == "")
	}
	for tok := rune(-10); tok < 3; tok++ {
		fmt.Print(scanner.TokenString(tok), " ")
	}
	fmt.Println(scanner.Position{}, scanner.Position{Filename: "x"}, scanner.Position{Line: 3, Column: 4}, scanner.GoTokens, scanner.GoWhitespace)
	r := iotest.TimeoutReader(strings.NewReader("abcdef"))
	b := make([]byte, 2)
	for range 5 {
		n, err := r.Read(b)
		fmt.Println(n, err, string(b[:n]))
	}
	var w strings.Builder
	tw := iotest.TruncateWriter(&w, 5)
	for range 4 {
		fmt.Println(tw.Write([]byte("ab")))
	}
	fmt.Println(w.String())
}
