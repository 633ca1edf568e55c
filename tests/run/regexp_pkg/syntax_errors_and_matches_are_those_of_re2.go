package main

import (
	"fmt"
	"regexp"
)

var exprs = []string{`a`, `^abc`, `abc$`, `^0^0$`, `^0$`, `$^0`, `(a)(b)`, `(?i)abc`, `(?i)k`, `a{1001}`, `a{2,1}`, `(a{1000}){1000}`, `a**`, `a*+`, `a??`, `*`, `(*`, `|*`, `a|*`, `(`, `)`, `a)`, `(a`, `[a`, `[]a`, `[^]a]`, `[z-a]`, `[a-\d]`, `\q`, `\`, `\1`, `\8`, `\012`, `\x4`, `\x41`, `\x{10FFFF}`, `\x{110000}`, `\x{}`, `\x{zz}`, `\pL`, `\pX`, `\p{Greek}`, `\p{^Greek}`, `\P{Greek}`, `\p{Foo}`, `\p{`, `\p`, `(?P<n>a)`, `(?<n>a)`, `(?P<n`, `(?P<>a)`, `(?P<n-m>a)`, `(?P<n>a)(?P<n>b)`, `(?i`, `(?`, `(?x)a`, `(?i-s)a`, `(?-)a`, `(?i--s)a`, `(?:a`, `(?=a)`, `(?!a)`, `\Qa.b\E*`, `\Q`, `\Qabc`, `\C`, `\A\z\b\B`, `[[:alpha:]]`, `[[:^alpha:]]`, `[[:foo:]]`, `[[:alpha]`, `a{,2}`, `a{2`, `{`, `x{2}{3}`, `[\_]`, `\_`, `\-`, `[a-]`, `[-a]`, `[a-b-c]`, `(?s).`, `(?U)a*`, `(?m)^a$`, "\xff", "a\xffb", "[\xff]", `(?P<é>a)`, `\pN+`, `(|a)*`, `(|a)+`, `(a|)*`, `()*`, `(?:)`, ``, `a||b`, `(?i)[k]`, `(?i)ſ`, `\p{Lu}`, `\p{Letter}`, `\p{uppercase letter}`, `\p{Any}`, `\p{LC}`, `(?i)\p{Lu}`, `[^\n]`, `[^\D]`, `[\d\s]`, `\v\f\a\t`, `(((((((((a)))))))))`}

var texts = []string{"", "a", "abc", "xabcx", "ABC", "K\u212a", "k", "aaa", "0", "00", "\n", "a\nb", "a.ba.b", "αβγ", "Éé", "\xff", "1234", "foo bar", "_-", "aab", "ſs", "b", "c"}

func main() {
	for _, e := range exprs {
		for _, posix := range []bool{false, true} {
			var re *regexp.Regexp
			var err error
			if posix {
				re, err = regexp.CompilePOSIX(e)
			} else {
				re, err = regexp.Compile(e)
			}
			if err != nil {
				fmt.Printf("%q %v\n", e, err)
				continue
			}
			p, c := re.LiteralPrefix()
			fmt.Printf("%q %v %d %q %q %v\n", e, re, re.NumSubexp(), re.SubexpNames(), p, c)
			for _, t := range texts {
				fmt.Print(re.FindAllStringSubmatchIndex(t, -1), re.ReplaceAllString(t, "<$0|$1|${n}x|$$>"), fmt.Sprintf("%q", re.Split(t, -1)))
			}
			fmt.Println()
		}
	}
	re := regexp.MustCompile(`(\w+)@(?P<host>\w+)\.com`)
	s := "bob@example.com, alice@test.com; x"
	fmt.Println(re.FindAllString(s, 1), re.FindStringSubmatch(s), re.SubexpIndex("host"), re.ReplaceAllStringFunc(s, func(m string) string { return "[" + m + "]" }))
	fmt.Printf("%q %q %q\n", re.ReplaceAll([]byte(s), []byte("$host")), re.ReplaceAllLiteralString(s, "$1"), re.Expand(nil, []byte("$1 at ${host}s $missing"), []byte(s), re.FindSubmatchIndex([]byte(s))))
	fmt.Println(regexp.QuoteMeta("a.b*c[d]"), re.Split(s, 2))
	defer func() { fmt.Println(recover()) }()
	regexp.MustCompile("a`(")
}
