package regexp

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// replace returns src with its matches replaced by what repl appends; changed tells whether there are any.
func (re *Regexp) replace(src string, slots int, repl func(dst []byte, at []int) []byte) (b []byte, changed bool) {
	copied := 0
	at := make([]int, slots)
	for pos := 0; pos <= len(src); {
		if !re.find(src, pos, at) {
			break
		}
		b = append(b, src[copied:at[0]]...)
		// An empty match just behind another is not replaced.
		if at[1] > copied || at[0] == 0 {
			b = repl(b, at)
		}
		copied = at[1]
		_, width := utf8.DecodeRuneInString(src[pos:])
		pos = max(pos+max(width, 1), at[1])
		changed = true
	}
	return append(b, src[copied:]...), changed
}

func (re *Regexp) replaceString(src string, slots int, repl func(dst []byte, at []int) []byte) string {
	if b, changed := re.replace(src, slots, repl); changed {
		return string(b)
	}
	return src
}

func (re *Regexp) replaceBytes(src []byte, slots int, repl func(dst []byte, at []int) []byte) []byte {
	b, _ := re.replace(view(src), slots, repl)
	return b
}

// templateSlots returns how many slots a template asks for.
func (re *Regexp) templateSlots(template string) int {
	if strings.IndexByte(template, '$') < 0 {
		return 2
	}
	return re.allSlots()
}

// ReplaceAllString replaces all matches by repl, in which $1, ${1}, $name and ${name} stand for groups.
func (re *Regexp) ReplaceAllString(src, repl string) string {
	return re.replaceString(src, re.templateSlots(repl), func(dst []byte, at []int) []byte {
		return re.expand(dst, repl, src, at)
	})
}

// ReplaceAllLiteralString replaces all matches by repl.
func (re *Regexp) ReplaceAllLiteralString(src, repl string) string {
	return re.replaceString(src, 2, func(dst []byte, at []int) []byte { return append(dst, repl...) })
}

// ReplaceAllStringFunc replaces all matches by what repl returns for them.
func (re *Regexp) ReplaceAllStringFunc(src string, repl func(string) string) string {
	return re.replaceString(src, 2, func(dst []byte, at []int) []byte {
		return append(dst, repl(src[at[0]:at[1]])...)
	})
}

// ReplaceAll replaces all matches by repl, in which $1, ${1}, $name and ${name} stand for groups.
func (re *Regexp) ReplaceAll(src, repl []byte) []byte {
	text, template := view(src), string(repl)
	return re.replaceBytes(src, re.templateSlots(template), func(dst []byte, at []int) []byte {
		return re.expand(dst, template, text, at)
	})
}

// ReplaceAllLiteral replaces all matches by repl.
func (re *Regexp) ReplaceAllLiteral(src, repl []byte) []byte {
	return re.replaceBytes(src, 2, func(dst []byte, at []int) []byte { return append(dst, repl...) })
}

// ReplaceAllFunc replaces all matches by what repl returns for them.
func (re *Regexp) ReplaceAllFunc(src []byte, repl func([]byte) []byte) []byte {
	return re.replaceBytes(src, 2, func(dst []byte, at []int) []byte {
		return append(dst, repl(src[at[0]:at[1]])...)
	})
}

// Expand appends template, in which $1, ${1}, $name and ${name} stand for groups of a match in src.
func (re *Regexp) Expand(dst []byte, template []byte, src []byte, match []int) []byte {
	return re.expand(dst, string(template), view(src), match)
}

// ExpandString is Expand for strings.
func (re *Regexp) ExpandString(dst []byte, template string, src string, match []int) []byte {
	return re.expand(dst, template, src, match)
}

func (re *Regexp) expand(dst []byte, template, src string, at []int) []byte {
	for template != "" {
		before, after, found := strings.Cut(template, "$")
		dst = append(dst, before...)
		if !found {
			break
		}
		if strings.HasPrefix(after, "$") {
			dst = append(dst, '$')
			template = after[1:]
			continue
		}
		name, rest, ok := reference(after)
		if !ok {
			dst = append(dst, '$')
			template = after
			continue
		}
		template = rest
		if group, ok := groupNumber(name); ok {
			if 2*group+1 < len(at) && at[2*group] >= 0 {
				dst = append(dst, src[at[2*group]:at[2*group+1]]...)
			}
			continue
		}
		for i, other := range re.names {
			if name == other && 2*i+1 < len(at) && at[2*i] >= 0 {
				dst = append(dst, src[at[2*i]:at[2*i+1]]...)
				break
			}
		}
	}
	return dst
}

// reference reads the name behind a dollar sign, in braces or as long as it goes.
func reference(s string) (name, rest string, ok bool) {
	brace := strings.HasPrefix(s, "{")
	if brace {
		s = s[1:]
	}
	i := 0
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' {
			break
		}
		i += size
	}
	if i == 0 {
		return "", "", false
	}
	name, rest = s[:i], s[i:]
	if brace {
		if !strings.HasPrefix(rest, "}") {
			return "", "", false
		}
		rest = rest[1:]
	}
	return name, rest, true
}

// groupNumber returns the number that a name of digits is.
func groupNumber(name string) (n int, ok bool) {
	for i := 0; i < len(name); i++ {
		if name[i] < '0' || '9' < name[i] {
			return 0, false
		}
	}
	if len(name) > 1 && name[0] == '0' {
		return 0, false
	}
	n, err := strconv.Atoi(name)
	return n, err == nil && n < 1e8
}
