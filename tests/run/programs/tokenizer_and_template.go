package main

import (
	"fmt"
	"strings"
	"unicode"
)

type kind int

const (
	text kind = iota
	name
	open
	closing
)

func (k kind) String() string { return [...]string{"text", "name", "open", "close"}[k] }

type token struct {
	kind kind
	val  string
	pos  int
}

func lex(src string) (toks []token) {
	for i := 0; i < len(src); {
		if !strings.HasPrefix(src[i:], "{{") {
			end := strings.Index(src[i:], "{{")
			if end < 0 {
				end = len(src) - i
			}
			toks = append(toks, token{text, src[i : i+end], i})
			i += end
			continue
		}
		toks = append(toks, token{open, "{{", i})
		i += 2
		for i < len(src) && !strings.HasPrefix(src[i:], "}}") {
			if unicode.IsSpace(rune(src[i])) {
				i++
				continue
			}
			start := i
			for i < len(src) && !unicode.IsSpace(rune(src[i])) && src[i] != '}' {
				i++
			}
			toks = append(toks, token{name, src[start:i], start})
		}
		toks = append(toks, token{closing, "}}", i})
		i += 2
	}
	return
}

func render(src string, data map[string]interface{}, funcs map[string]func(string) string) string {
	var b strings.Builder
	toks := lex(src)
	for i := 0; i < len(toks); i++ {
		if toks[i].kind != open {
			b.WriteString(toks[i].val)
			continue
		}
		val := ""
		for i++; toks[i].kind == name; i++ {
			n := toks[i].val
			switch {
			case n[0] == '.':
				switch v := data[n[1:]].(type) {
				case nil:
					val = "<no value>"
				case []string:
					val = strings.Join(v, ", ")
				default:
					val = fmt.Sprint(v)
				}
			case funcs[n] != nil:
				val = funcs[n](val)
			case n != "|":
				val = "?" + n
			}
		}
		b.WriteString(val)
	}
	return b.String()
}

func main() {
	tmpl := "Dear {{ .name | upper }},\nyou owe {{.amount}} for {{ .items | quote }}{{.missing}}{{bad}}.\n"
	funcs := map[string]func(string) string{"upper": strings.ToUpper, "quote": func(s string) string { return "“" + s + "”" }}
	for i := range 3 {
		fmt.Print(render(tmpl, map[string]interface{}{"name": fmt.Sprint("user", i), "amount": float64(i) * 1.5, "items": []string{"tea", "salt"}[:i%3]}, funcs))
	}
	for _, t := range lex("a{{ b }}c") {
		fmt.Print(t.kind, ":", t.val, "@", t.pos, " ")
	}
	fmt.Println()
}
