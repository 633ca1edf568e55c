package regexp

import (
	"regexp/syntax"
	"strings"
	"unicode"
	"unicode/utf8"
)

// op is what a node of an expression's tree is.
type op uint8

const (
	opEmpty  op = iota // matches the empty string
	opFail             // matches nothing
	opSet              // a rune of a set
	opAssert           // the empty string where conditions hold
	opGroup            // a capturing group
	opConcat
	opAlternate
	opRepeat
)

// Conditions of opAssert, by bit. The matcher knows them too.
const (
	beginLine = 1 << iota
	endLine
	beginText
	endText
	wordBoundary
	noWordBoundary
)

// A node is a node of an expression's tree.
type node struct {
	op     op
	assert uint32
	set    []rune // first and last runes in turns, ascending
	group  int    // number of a capturing group
	subs   []*node
	min    int
	max    int // -1 for no limit
	lazy   bool
}

// Flags, as (?ismU) sets them.
const (
	foldCase = 1 << iota
	multiLine
	dotNewline
	swapGreed
	posix // the syntax of egrep: no flags, lazy repetitions, classes by letter; negated classes leave newlines out
)

const (
	maxRepeat = 1000 // also of nested repetitions' product
	maxDepth  = 1000
)

// A parser reads an expression from left to right. Groups that are open stand on a stack.
type parser struct {
	whole string
	rest  string
	flags int
	open  []frame
	names []string // of the capturing groups, the whole expression first
}

// A frame is a group that is open, or at the bottom the expression.
type frame struct {
	group int // -1 if it does not capture
	flags int // outside
	alts  []*node
	seq   []*node
}

type code = syntax.ErrorCode

// fail ends parsing; parse recovers.
func fail(code code, expr string) { panic(&syntax.Error{Code: code, Expr: expr}) }

func (p *parser) top() *frame { return &p.open[len(p.open)-1] }

func (p *parser) push(n *node) {
	f := p.top()
	f.seq = append(f.seq, n)
}

// recoverError stores what fail panicked with.
func recoverError(err *error) {
	switch e := recover().(type) {
	case nil:
	case *syntax.Error:
		*err = e
	default:
		panic(e)
	}
}

// parse returns the tree of an expression and the names of its groups.
func parse(expr string, flags int) (n *node, names []string, err error) {
	p := &parser{whole: expr, rest: expr, flags: flags, names: []string{""}}
	defer recoverError(&err)
	p.open = []frame{{group: -1}}
	repeated := "" // the text from the last repetition on, if that comes just before
	for p.rest != "" {
		before := p.rest
		if p.item(repeated) {
			repeated = before
		} else {
			repeated = ""
		}
	}
	if len(p.open) > 1 {
		fail(syntax.ErrMissingParen, expr)
	}
	n = p.closeFrame()
	if depth(n) > maxDepth {
		fail(syntax.ErrNestingDepth, expr)
	}
	return n, p.names, nil
}

func depth(n *node) int {
	deepest := 0
	for _, sub := range n.subs {
		deepest = max(deepest, depth(sub))
	}
	return deepest + 1
}

func (p *parser) takeRune() rune {
	r, n := utf8.DecodeRuneInString(p.rest)
	if r == utf8.RuneError && n == 1 {
		fail(syntax.ErrInvalidUTF8, p.rest)
	}
	p.rest = p.rest[n:]
	return r
}

// closeFrame takes the innermost frame off, and returns what stands in it.
func (p *parser) closeFrame() *node {
	f := p.top()
	alts := append(f.alts, concat(f.seq))
	p.open = p.open[:len(p.open)-1]
	if len(alts) == 1 {
		return alts[0]
	}
	return &node{op: opAlternate, subs: alts}
}

func concat(seq []*node) *node {
	switch len(seq) {
	case 0:
		return &node{op: opEmpty}
	case 1:
		return seq[0]
	}
	return &node{op: opConcat, subs: seq}
}

func (p *parser) assert(condition uint32) { p.push(&node{op: opAssert, assert: condition}) }

// item reads one item, and reports whether it is a repetition.
func (p *parser) item(repeated string) (repetition bool) {
	switch p.rest[0] {
	case '(':
		p.openGroup()
	case '|':
		f := p.top()
		f.alts = append(f.alts, concat(f.seq))
		f.seq = nil
		p.rest = p.rest[1:]
	case ')':
		p.closeGroup()
	case '^':
		p.assert(p.lineOrText(beginLine, beginText))
	case '$':
		p.assert(p.lineOrText(endLine, endText))
	case '.':
		p.rest = p.rest[1:]
		if p.flags&dotNewline != 0 {
			p.push(&node{op: opSet, set: []rune{0, unicode.MaxRune}})
		} else {
			p.push(&node{op: opSet, set: []rune{0, '\n' - 1, '\n' + 1, unicode.MaxRune}})
		}
	case '[':
		p.class()
	case '*':
		p.repeat(0, -1, p.rest[1:], repeated)
		return true
	case '+':
		p.repeat(1, -1, p.rest[1:], repeated)
		return true
	case '?':
		p.repeat(0, 1, p.rest[1:], repeated)
		return true
	case '{':
		least, most, after, ok := counts(p.rest)
		if !ok {
			p.literal(p.takeRune())
			return false
		}
		if least < 0 || least > maxRepeat || most > maxRepeat || most >= 0 && least > most {
			fail(syntax.ErrInvalidRepeatSize, p.rest[:len(p.rest)-len(after)])
		}
		p.repeat(least, most, after, repeated)
		return true
	case '\\':
		p.backslash()
	default:
		p.literal(p.takeRune())
	}
	return false
}

func (p *parser) lineOrText(line, text uint32) uint32 {
	p.rest = p.rest[1:]
	if p.flags&multiLine != 0 {
		return line
	}
	return text
}

// literal adds a rune that stands for itself.
func (p *parser) literal(r rune) {
	set := []rune{r, r}
	if p.flags&foldCase != 0 {
		set = canonical(set, true, false)
	}
	p.push(&node{op: opSet, set: set})
}

// repeat repeats what comes before.
func (p *parser) repeat(least, most int, after, repeated string) {
	before := p.rest
	lazy := p.flags&swapGreed != 0
	if p.flags&posix == 0 {
		if strings.HasPrefix(after, "?") {
			after = after[1:]
			lazy = !lazy
		}
		if repeated != "" {
			fail(syntax.ErrInvalidRepeatOp, repeated[:len(repeated)-len(after)])
		}
	}
	f := p.top()
	if len(f.seq) == 0 {
		fail(syntax.ErrMissingRepeatArgument, before[:len(before)-len(after)])
	}
	last := &f.seq[len(f.seq)-1]
	*last = &node{op: opRepeat, subs: []*node{*last}, min: least, max: most, lazy: lazy}
	if (least >= 2 || most >= 2) && !withinRepeats(*last, maxRepeat) {
		fail(syntax.ErrInvalidRepeatSize, before[:len(before)-len(after)])
	}
	p.rest = after
}

// withinRepeats reports whether no repetitions in n make more than limit copies of anything.
func withinRepeats(n *node, limit int) bool {
	if n.op == opRepeat && (n.min > 1 || n.max > 1) {
		m := n.max
		if m < 0 {
			m = n.min
		}
		if m > limit {
			return false
		}
		limit /= m
	}
	for _, sub := range n.subs {
		if !withinRepeats(sub, limit) {
			return false
		}
	}
	return true
}

// counts reads {n}, {n,} or {n,m}; numbers beyond 1e8 are -1.
func counts(s string) (least, most int, rest string, ok bool) {
	if least, s, ok = number(s[1:]); !ok || s == "" {
		return 0, 0, "", false
	}
	most = least
	if s[0] == ',' {
		if s = s[1:]; s == "" {
			return 0, 0, "", false
		}
		if s[0] == '}' {
			most = -1
		} else if most, s, ok = number(s); !ok {
			return 0, 0, "", false
		} else if most < 0 {
			least = -1
		}
	}
	if s == "" || s[0] != '}' {
		return 0, 0, "", false
	}
	return least, most, s[1:], true
}

func number(s string) (n int, rest string, ok bool) {
	if s == "" || s[0] < '0' || '9' < s[0] {
		return 0, "", false
	}
	if len(s) >= 2 && s[0] == '0' && '0' <= s[1] && s[1] <= '9' {
		return 0, "", false
	}
	i := 0
	for ; i < len(s) && '0' <= s[i] && s[i] <= '9'; i++ {
		if n >= 1e8 {
			n = -1
		}
		if n >= 0 {
			n = n*10 + int(s[i]-'0')
		}
	}
	return n, s[i:], true
}

// openGroup reads a group's beginning, or flags.
func (p *parser) openGroup() {
	if p.flags&posix == 0 && len(p.rest) >= 2 && p.rest[1] == '?' {
		p.special()
		return
	}
	p.rest = p.rest[1:]
	p.names = append(p.names, "")
	p.open = append(p.open, frame{group: len(p.names) - 1, flags: p.flags})
}

func (p *parser) closeGroup() {
	if len(p.open) == 1 {
		fail(syntax.ErrUnexpectedParen, p.whole)
	}
	p.rest = p.rest[1:]
	f := *p.top()
	n := p.closeFrame()
	p.flags = f.flags
	if f.group >= 0 {
		n = &node{op: opGroup, group: f.group, subs: []*node{n}}
	}
	p.push(n)
}

// special reads (?P<name>, (?<name>, (?flags) or (?flags:.
func (p *parser) special() {
	s := p.rest
	named := ""
	if strings.HasPrefix(s, "(?P<") {
		named = s[4:]
	} else if strings.HasPrefix(s, "(?<") {
		named = s[3:]
	}
	if len(s) > 3 && (strings.HasPrefix(s, "(?P<") && len(s) > 4 || strings.HasPrefix(s, "(?<")) {
		end := strings.IndexByte(named, '>')
		if end < 0 {
			p.checkUTF8(s)
			fail(syntax.ErrInvalidNamedCapture, s)
		}
		name := named[:end]
		capture := s[:len(s)-len(named)+end+1]
		p.checkUTF8(name)
		if !validName(name) {
			fail(syntax.ErrInvalidNamedCapture, capture)
		}
		p.names = append(p.names, name)
		p.open = append(p.open, frame{group: len(p.names) - 1, flags: p.flags})
		p.rest = named[end+1:]
		return
	}
	p.rest = s[2:]
	flags, negative, some := p.flags, false, false
	for p.rest != "" {
		switch r := p.takeRune(); r {
		case 'i', 'm', 's', 'U':
			bit := map[rune]int{'i': foldCase, 'm': multiLine, 's': dotNewline, 'U': swapGreed}[r]
			if negative {
				flags &^= bit
			} else {
				flags |= bit
			}
			some = true
			continue
		case '-':
			if !negative {
				negative, some = true, false
				continue
			}
		case ':', ')':
			if !negative || some {
				if r == ':' {
					p.open = append(p.open, frame{group: -1, flags: p.flags})
				}
				p.flags = flags
				return
			}
		}
		fail(syntax.ErrInvalidPerlOp, s[:len(s)-len(p.rest)])
	}
	fail(syntax.ErrInvalidPerlOp, s)
}

func (p *parser) checkUTF8(s string) {
	if !utf8.ValidString(s) {
		fail(syntax.ErrInvalidUTF8, s)
	}
}

func validName(name string) bool {
	for i := 0; i < len(name); i++ {
		if !isWord(name[i]) {
			return false
		}
	}
	return name != ""
}

func isWord(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
