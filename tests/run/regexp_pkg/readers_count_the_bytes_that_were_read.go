// Places of matches in the text of a RuneReader are those of the bytes that it gave, UTF-8 or not.
package main

import (
	"fmt"
	"regexp"
	"strings"
)

// wide gives runes that each take seven bytes.
type wide struct{ rest []rune }

func (w *wide) ReadRune() (rune, int, error) {
	if len(w.rest) == 0 {
		return 0, 0, fmt.Errorf("no more")
	}
	c := w.rest[0]
	w.rest = w.rest[1:]
	return c, 7, nil
}

func main() {
	text := "a\xffb\xc2\x00é\xff\xffend"
	for _, pattern := range []string{`b`, `\x{fffd}`, `.*`, `é(.)(.)`, `(e)(x)?nd$`, `^`, `$`, `none`} {
		re := regexp.MustCompile(pattern)
		fmt.Println(pattern, re.FindReaderIndex(strings.NewReader(text)), re.FindReaderSubmatchIndex(strings.NewReader(text)),
			re.FindStringSubmatchIndex(text), re.MatchReader(strings.NewReader(text)))
	}
	fmt.Println(regexp.MustCompile(`b(c)(d)?`).FindReaderSubmatchIndex(&wide{[]rune("aébcee")}))
}
