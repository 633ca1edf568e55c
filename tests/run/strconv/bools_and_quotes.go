package main

import (
	"fmt"
	"strconv"
)

func main() {
	for _, s := range []string{"true", "T", "1", "false", "F", "0", "TRUE", "yes", ""} {
		b, err := strconv.ParseBool(s)
		fmt.Println(b, err)
	}
	fmt.Println(strconv.FormatBool(true), string(strconv.AppendBool(nil, false)))
	for _, s := range []string{"plain", "tab\tquote\"", "uni\u2028é世", "\x00\x7f\xff", "\U0001F600", "back`tick", `\`} {
		fmt.Println(strconv.Quote(s), strconv.QuoteToASCII(s), strconv.CanBackquote(s))
	}
	fmt.Println(strconv.QuoteRune('☺'), strconv.QuoteRune('\n'), strconv.QuoteRuneToASCII('é'))
	for _, q := range []string{`"a\tb"`, "`raw\\n`", `'x'`, `"bad`, `"\u00e9\x41\101"`, `"\q"`, ``, `'ab'`} {
		u, err := strconv.Unquote(q)
		fmt.Printf("%q %v\n", u, err)
	}
	fmt.Println(string(strconv.AppendQuote([]byte("q:"), "x\ny")), strconv.IsPrint('a'), strconv.IsPrint('\u200b'))
}
