package testing

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// matcher tells which tests run, and gives subtests names of their own.
type matcher struct {
	mu    sync.Mutex
	run   filter
	skip  filter
	taken map[string]int
}

// filter is alternatives, each of patterns by the level of the test that they are for.
type filter [][]*regexp.Regexp

func newMatcher(run, flagName, skip string) *matcher {
	return &matcher{run: newFilter(run, flagName), skip: newFilter(skip, "-test.skip"), taken: map[string]int{}}
}

func newFilter(text, flagName string) filter {
	var all filter
	if text == "" {
		return all
	}
	for _, alternative := range splitOutside(text, '|') {
		var levels []*regexp.Regexp
		for i, part := range splitOutside(alternative, '/') {
			pattern, err := regexp.Compile(rewrite(part))
			if err != nil {
				fmt.Fprintf(os.Stderr, "testing: invalid regexp for element %d of %s (%q): %s\n", i, flagName, part, err)
				os.Exit(1)
			}
			levels = append(levels, pattern)
		}
		all = append(all, levels)
	}
	return all
}

// splitOutside splits a pattern where a byte stands outside of brackets and parentheses.
func splitOutside(text string, at byte) []string {
	var parts []string
	brackets, parens, from := 0, 0, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '[':
			brackets++
		case ']':
			brackets = max(brackets-1, 0)
		case '(':
			if brackets == 0 {
				parens++
			}
		case ')':
			if brackets == 0 {
				parens--
			}
		case '\\':
			i++
		case at:
			if brackets == 0 && parens == 0 {
				parts = append(parts, text[from:i])
				from = i + 1
			}
		}
	}
	return append(parts, text[from:])
}

// matches tells whether a test's name, by its levels, matches, and whether only the names of its subtests will tell.
func (f filter) matches(elements []string) (ok, partial bool) {
	for _, levels := range f {
		fits := true
		for i, element := range elements {
			if i < len(levels) && !levels[i].MatchString(element) {
				fits = false
				break
			}
		}
		if fits {
			ok = true
			if len(elements) >= len(levels) {
				return true, false
			}
			partial = true
		}
	}
	return ok, partial
}

func (m *matcher) matches(name string) (ok, partial bool) {
	elements := strings.Split(name, "/")
	ok, partial = true, false
	if m.run != nil {
		ok, partial = m.run.matches(elements)
	}
	if skipped, onlyParts := m.skip.matches(elements); skipped && !onlyParts {
		return false, false
	}
	return ok, partial
}

// fullName is the name of a subtest, and whether it runs.
func (m *matcher) fullName(c *common, name string) (full string, ok, partial bool) {
	full = name
	m.mu.Lock()
	defer m.mu.Unlock()
	if c != nil && c.level > 0 {
		full = m.unique(c.name + "/" + rewrite(name))
	}
	ok, partial = m.matches(full)
	return full, ok, partial
}

// unique numbers what is taken: the second test is "a#01". One without a name has the number 00.
func (m *matcher) unique(name string) string {
	nameless := strings.HasSuffix(name, "/")
	for {
		n := m.taken[name]
		m.taken[name]++
		if n == 0 && !nameless {
			// A name that ends like a number may be one that was given.
			if at := strings.LastIndexByte(name, '#'); at >= 0 {
				number, err := strconv.Atoi(name[at+1:])
				if err == nil && number >= 0 && fmt.Sprintf("%02d", number) == name[at+1:] && number < m.taken[name[:at]] {
					continue
				}
			}
			return name
		}
		numbered := fmt.Sprintf("%s#%02d", name, n)
		if m.taken[numbered] == 0 {
			return numbered
		}
	}
}

// rewrite makes a name that can stand in one word and be typed.
func rewrite(name string) string {
	var b strings.Builder
	for _, r := range name {
		switch {
		case unicode.IsSpace(r):
			b.WriteByte('_')
		case !strconv.IsPrint(r):
			quoted := strconv.QuoteRune(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
