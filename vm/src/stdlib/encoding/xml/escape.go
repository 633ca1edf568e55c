package xml

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"
)

// EscapeText writes s as text that has no markup.
func EscapeText(w io.Writer, s []byte) error {
	_, err := io.WriteString(w, escaped(string(s), true))
	return err
}

// Escape is EscapeText without its error.
func Escape(w io.Writer, s []byte) { EscapeText(w, s) }

// escaped replaces what would be markup, or would be read as something else, or may not stand in a document. Newlines are replaced on request.
func escaped(s string, newlines bool) string {
	var out strings.Builder
	last := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		replacement := ""
		switch r {
		case '"':
			replacement = "&#34;"
		case '\'':
			replacement = "&#39;"
		case '&':
			replacement = "&amp;"
		case '<':
			replacement = "&lt;"
		case '>':
			replacement = "&gt;"
		case '\t':
			replacement = "&#x9;"
		case '\n':
			if newlines {
				replacement = "&#xA;"
			}
		case '\r':
			replacement = "&#xD;"
		default:
			if !isCharacter(r) || r == utf8.RuneError && size == 1 {
				replacement = string(utf8.RuneError)
			}
		}
		if replacement != "" {
			out.WriteString(s[last:i])
			out.WriteString(replacement)
			last = i + size
		}
		i += size
	}
	out.WriteString(s[last:])
	return out.String()
}

// writeCDATA writes s as a section CDATA, or several if it has what would end one.
func writeCDATA(w io.Writer, s []byte) error {
	if len(s) == 0 {
		return nil
	}
	inside := bytes.ReplaceAll(s, []byte("]]>"), []byte("]]]]><![CDATA[>"))
	_, err := io.WriteString(w, "<![CDATA["+string(inside)+"]]>")
	return err
}
