package regexp

import (
	"io"
	"unicode/utf8"
)

// run finds the first match in text that begins at pos or later, and stores where it and its groups are in slots, as many as these are, in
// turns; -1 for a group that took no part. Its results depend on text before pos, too.
//
//go:noescape
func run(code, sets []uint32, prefix, text string, pos int, anchored, longest bool, slots []int) bool

// search returns where the first match from pos on and its groups are, or nil.
func (re *Regexp) search(text string, pos, slots int) []int {
	at := make([]int, slots)
	if !re.find(text, pos, at) {
		return nil
	}
	return at
}

// find is search into slots.
func (re *Regexp) find(text string, pos int, slots []int) bool {
	return run(re.code, re.sets, re.prefix, text, pos, re.anchored, re.longest, slots)
}

func (re *Regexp) allSlots() int { return 2 * len(re.names) }

// MatchString reports whether s contains a match.
func (re *Regexp) MatchString(s string) bool { return re.find(s, 0, nil) }

// Match reports whether b contains a match.
func (re *Regexp) Match(b []byte) bool { return re.find(view(b), 0, nil) }

// MatchReader reports whether the text of r contains a match.
func (re *Regexp) MatchReader(r io.RuneReader) bool { return re.MatchString(readAll(r).text) }

// MatchReader reports whether the text of r contains a match.
func MatchReader(pattern string, r io.RuneReader) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchReader(r), nil
}

// each calls f with each match that does not overlap the one before, up to n (all if negative). An empty match just behind another does not count.
func (re *Regexp) each(text string, n, slots int, f func([]int)) {
	if n < 0 {
		n = len(text) + 1
	}
	lastEnd := -1
	for pos := 0; n > 0 && pos <= len(text); {
		at := re.search(text, pos, slots)
		if at == nil {
			return
		}
		accept := true
		if at[1] == pos {
			accept = at[0] != lastEnd
			_, width := utf8.DecodeRuneInString(text[pos:])
			pos += max(width, 1)
		} else {
			pos = at[1]
		}
		lastEnd = at[1]
		if accept {
			f(at)
			n--
		}
	}
}

// bytesAt returns a part of b without room behind it.
func bytesAt(b []byte, from, to int) []byte {
	if from < 0 {
		return nil
	}
	return b[from:to:to]
}

func stringAt(s string, from, to int) string {
	if from < 0 {
		return ""
	}
	return s[from:to]
}

func bytesOf(b []byte, at []int) [][]byte {
	if at == nil {
		return nil
	}
	parts := make([][]byte, len(at)/2)
	for i := range parts {
		parts[i] = bytesAt(b, at[2*i], at[2*i+1])
	}
	return parts
}

func stringsOf(s string, at []int) []string {
	if at == nil {
		return nil
	}
	parts := make([]string, len(at)/2)
	for i := range parts {
		parts[i] = stringAt(s, at[2*i], at[2*i+1])
	}
	return parts
}

// Find returns the first match in b, or nil.
func (re *Regexp) Find(b []byte) []byte {
	var at [2]int
	if !re.find(view(b), 0, at[:]) {
		return nil
	}
	return bytesAt(b, at[0], at[1])
}

// FindIndex returns where the first match in b is, or nil.
func (re *Regexp) FindIndex(b []byte) (loc []int) { return re.search(view(b), 0, 2) }

// FindString returns the first match in s, or "".
func (re *Regexp) FindString(s string) string {
	var at [2]int
	if !re.find(s, 0, at[:]) {
		return ""
	}
	return s[at[0]:at[1]]
}

// FindStringIndex returns where the first match in s is, or nil.
func (re *Regexp) FindStringIndex(s string) (loc []int) { return re.search(s, 0, 2) }

// FindReaderIndex returns where the first match in the text of r is, or nil.
func (re *Regexp) FindReaderIndex(r io.RuneReader) (loc []int) {
	read := readAll(r)
	return read.places(re.search(read.text, 0, 2))
}

// FindSubmatch returns the first match in b and its groups, or nil.
func (re *Regexp) FindSubmatch(b []byte) [][]byte {
	return bytesOf(b, re.search(view(b), 0, re.allSlots()))
}

// FindSubmatchIndex returns where the first match in b and its groups are, or nil.
func (re *Regexp) FindSubmatchIndex(b []byte) []int { return re.search(view(b), 0, re.allSlots()) }

// FindStringSubmatch returns the first match in s and its groups, or nil.
func (re *Regexp) FindStringSubmatch(s string) []string {
	return stringsOf(s, re.search(s, 0, re.allSlots()))
}

// FindStringSubmatchIndex returns where the first match in s and its groups are, or nil.
func (re *Regexp) FindStringSubmatchIndex(s string) []int { return re.search(s, 0, re.allSlots()) }

// FindReaderSubmatchIndex returns where the first match in the text of r and its groups are, or nil.
func (re *Regexp) FindReaderSubmatchIndex(r io.RuneReader) []int {
	read := readAll(r)
	return read.places(re.search(read.text, 0, re.allSlots()))
}

// The functions that follow return what the ones above do for up to n matches, for all if n is negative; nil if there are none.

func (re *Regexp) FindAll(b []byte, n int) [][]byte {
	var found [][]byte
	re.each(view(b), n, 2, func(at []int) { found = append(found, bytesAt(b, at[0], at[1])) })
	return found
}

func (re *Regexp) FindAllIndex(b []byte, n int) [][]int { return re.FindAllStringIndex(view(b), n) }

func (re *Regexp) FindAllString(s string, n int) []string {
	var found []string
	re.each(s, n, 2, func(at []int) { found = append(found, s[at[0]:at[1]]) })
	return found
}

func (re *Regexp) FindAllStringIndex(s string, n int) [][]int {
	var found [][]int
	re.each(s, n, 2, func(at []int) { found = append(found, at) })
	return found
}

func (re *Regexp) FindAllSubmatch(b []byte, n int) [][][]byte {
	var found [][][]byte
	re.each(view(b), n, re.allSlots(), func(at []int) { found = append(found, bytesOf(b, at)) })
	return found
}

func (re *Regexp) FindAllSubmatchIndex(b []byte, n int) [][]int {
	return re.FindAllStringSubmatchIndex(view(b), n)
}

func (re *Regexp) FindAllStringSubmatch(s string, n int) [][]string {
	var found [][]string
	re.each(s, n, re.allSlots(), func(at []int) { found = append(found, stringsOf(s, at)) })
	return found
}

func (re *Regexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	var found [][]int
	re.each(s, n, re.allSlots(), func(at []int) { found = append(found, at) })
	return found
}

// Split returns what stands between the matches, up to n parts, all if n is negative.
func (re *Regexp) Split(s string, n int) []string {
	if n == 0 {
		return nil
	}
	if len(re.expr) > 0 && s == "" {
		return []string{""}
	}
	matches := re.FindAllStringIndex(s, n)
	parts := make([]string, 0, len(matches))
	begin, end := 0, 0
	for _, at := range matches {
		if n > 0 && len(parts) == n-1 {
			break
		}
		end = at[0]
		if at[1] != 0 {
			parts = append(parts, s[begin:end])
		}
		begin = at[1]
	}
	if end != len(s) {
		parts = append(parts, s[begin:])
	}
	return parts
}
