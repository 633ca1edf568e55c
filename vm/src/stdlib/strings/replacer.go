package strings

import "io"

// Replacer replaces several strings at once.
type Replacer struct{ oldnew []string }

// NewReplacer takes pairs of old and new strings; at each place the first old string that fits wins.
func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	return &Replacer{append([]string(nil), oldnew...)}
}

// Replace returns s with all replacements done, from left to right and without overlap.
func (r *Replacer) Replace(s string) string { return expand(s, r.oldnew) }

// WriteString writes the replaced s to w.
func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	return io.WriteString(w, r.Replace(s))
}
