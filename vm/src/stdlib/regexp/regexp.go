// Package regexp searches text for what regular expressions describe, in time linear in the text's length.
//
// The syntax is RE2's. A tree is made of an expression, of that code for the matcher, which is native.
package regexp

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Regexp is a compiled expression. Many goroutines may use it at once.
type Regexp struct {
	expr     string
	code     []uint32
	sets     []uint32
	names    []string
	prefix   string // of every match, behind the beginning of the text if that is demanded
	complete bool   // the prefix is all of the match
	anchored bool   // matches begin with the text only
	longest  bool
}

// Compile compiles an expression. Of the matches that begin first it finds that which a backtracking search would.
func Compile(expr string) (*Regexp, error) { return compile(expr, 0) }

// CompilePOSIX compiles an expression in the syntax of egrep. Of the matches that begin first it finds the longest.
func CompilePOSIX(expr string) (*Regexp, error) { return compile(expr, posix|multiLine) }

func compile(expr string, flags int) (re *Regexp, err error) {
	n, names, err := parse(expr, flags)
	if err != nil {
		return nil, err
	}
	re = &Regexp{expr: expr, names: names, longest: flags&posix != 0}
	re.anchored = n.op == opAssert && n.assert == beginText ||
		n.op == opConcat && n.subs[0].op == opAssert && n.subs[0].assert == beginText
	re.prefix, re.complete = literalPrefix(n)
	return re, re.generate(n)
}

func (re *Regexp) generate(n *node) (err error) {
	defer recoverError(&err)
	re.code, re.sets = compileProgram(n, re.expr)
	return nil
}

// MustCompile is Compile that panics if the expression is malformed.
func MustCompile(str string) *Regexp { return must(str, "Compile", 0) }

// MustCompilePOSIX is CompilePOSIX that panics if the expression is malformed.
func MustCompilePOSIX(str string) *Regexp { return must(str, "CompilePOSIX", posix|multiLine) }

func must(expr, name string, flags int) *Regexp {
	re, err := compile(expr, flags)
	if err != nil {
		panic("regexp: " + name + "(" + quote(expr) + "): " + err.Error())
	}
	return re
}

func quote(s string) string {
	if strconv.CanBackquote(s) {
		return "`" + s + "`"
	}
	return strconv.Quote(s)
}

// literalPrefix returns the text that every match begins with, and whether it is all of it.
func literalPrefix(n *node) (prefix string, complete bool) {
	var b []byte
	switch n.op {
	case opEmpty:
		return "", true
	case opSet:
		if len(n.set) == 2 && n.set[0] == n.set[1] && n.set[0] != utf8.RuneError {
			return string(n.set[0]), true
		}
		return "", false
	case opConcat:
		for i, sub := range n.subs {
			if sub.op == opAssert {
				if i == 0 && sub.assert == beginText {
					continue
				}
				return string(b), sub.assert == endText && i == len(n.subs)-1 && n.subs[0].op == opAssert
			}
			more, all := literalPrefix(sub)
			b = append(b, more...)
			if !all {
				return string(b), false
			}
		}
		return string(b), n.subs[0].op != opAssert
	case opGroup:
		return literalPrefix(n.subs[0])
	case opRepeat:
		if n.min > 0 {
			prefix, complete = literalPrefix(n.subs[0])
			if complete {
				return strings.Repeat(prefix, n.min), n.min == n.max
			}
			return prefix, false
		}
	}
	return "", false
}

// String returns the expression.
func (re *Regexp) String() string { return re.expr }

// Copy returns a copy, which there is no need for.
func (re *Regexp) Copy() *Regexp {
	copied := *re
	return &copied
}

// Longest has the longest of the matches found that begin first. It must not be called while others search.
func (re *Regexp) Longest() { re.longest = true }

// NumSubexp returns the number of capturing groups.
func (re *Regexp) NumSubexp() int { return len(re.names) - 1 }

// SubexpNames returns the groups' names, the whole expression's "" first.
func (re *Regexp) SubexpNames() []string { return re.names }

// SubexpIndex returns the number of the first group with a name, or -1.
func (re *Regexp) SubexpIndex(name string) int {
	if name != "" {
		for i, s := range re.names {
			if name == s {
				return i
			}
		}
	}
	return -1
}

// LiteralPrefix returns the text that every match begins with, and whether it is all of it.
func (re *Regexp) LiteralPrefix() (prefix string, complete bool) { return re.prefix, re.complete }

// MarshalText returns the expression.
func (re *Regexp) MarshalText() ([]byte, error) { return []byte(re.expr), nil }

// AppendText appends the expression.
func (re *Regexp) AppendText(b []byte) ([]byte, error) { return append(b, re.expr...), nil }

// UnmarshalText compiles an expression.
func (re *Regexp) UnmarshalText(text []byte) error {
	compiled, err := Compile(string(text))
	if err == nil {
		*re = *compiled
	}
	return err
}

// QuoteMeta returns the expression that matches s.
func QuoteMeta(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if strings.IndexByte(`\.+*?()|[]{}^$`, s[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// MatchString reports whether s contains a match.
func MatchString(pattern string, s string) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchString(s), nil
}

// Match reports whether b contains a match.
func Match(pattern string, b []byte) (matched bool, err error) { return MatchString(pattern, view(b)) }

// view returns b's bytes as a string that shares their memory.
//
//minigo:toresults
func view(b []byte) string
