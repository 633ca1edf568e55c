package template

import (
	"fmt"
	"io"
	"net/url"
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"
)

var htmlEscaper = strings.NewReplacer(
	"\x00", "\uFFFD", `"`, "&#34;", "'", "&#39;", "&", "&amp;", "<", "&lt;", ">", "&gt;",
)

// HTMLEscape writes b to w, what is special in HTML as references to characters.
func HTMLEscape(w io.Writer, b []byte) { io.WriteString(w, HTMLEscapeString(string(b))) }

// HTMLEscapeString returns s, what is special in HTML as references to characters.
func HTMLEscapeString(s string) string { return htmlEscaper.Replace(s) }

// HTMLEscaper returns its arguments as text for HTML.
func HTMLEscaper(args ...any) string { return HTMLEscapeString(text(args)) }

// JSEscape writes b to w as it may stand in a string of JavaScript.
func JSEscape(w io.Writer, b []byte) { io.WriteString(w, JSEscapeString(string(b))) }

// JSEscapeString returns s as it may stand in a string of JavaScript.
func JSEscapeString(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case r == '\\', r == '\'', r == '"':
			b.WriteByte('\\')
			b.WriteString(s[:n])
		case r < ' ', strings.ContainsRune("<>&=", r), r >= utf8.RuneSelf && !unicode.IsPrint(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteString(s[:n])
		}
		s = s[n:]
	}
	return b.String()
}

// JSEscaper returns its arguments as text for a string of JavaScript.
func JSEscaper(args ...any) string { return JSEscapeString(text(args)) }

// URLQueryEscaper returns its arguments as text for a URL's query.
func URLQueryEscaper(args ...any) string { return url.QueryEscape(text(args)) }

// text returns arguments as a template prints them.
func text(args []any) string {
	for i, arg := range args {
		if printed, ok := printable(reflect.ValueOf(arg)); ok {
			args[i] = printed
		}
	}
	return fmt.Sprint(args...)
}
