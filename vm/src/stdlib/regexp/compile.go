package regexp

import (
	"regexp/syntax"
	"unicode"
	"unicode/utf8"
)

// Instructions of the matcher: three words each, the operation, the next instruction, and an operand.
const (
	instFail   = iota
	instMatch  // the expression matches
	instRune   // the rune in the operand
	instSet    // a rune of the set that begins at the operand
	instAny    // any rune
	instAlt    // the next instruction, or with less priority the operand
	instSave   // keeps the position in the slot in the operand
	instAssert // the conditions in the operand hold
)

const (
	instWords = 3
	maxInsts  = 128 << 20 / 40
	setBits   = 4 // words that a set begins with: a bit for each rune of ASCII; then the number of ranges, and these
	firstBits = 8 // words at the beginning of sets: a bit for each byte that a match may begin with
)

// A compiler turns a tree into instructions.
type compiler struct {
	whole string
	code  []uint32
	sets  []uint32
}

// A fragment is code with a beginning and loose ends: the indices in code of words that are to hold the next instruction.
type fragment struct {
	start    uint32
	ends     []uint32
	nullable bool // may match the empty string
}

func compileProgram(n *node, whole string) (code, sets []uint32) {
	c := &compiler{whole: whole, sets: make([]uint32, firstBits)}
	c.emit(instFail, 0)
	match := c.compile(n)
	c.patch(match.ends, c.emit(instMatch, 0))
	// The first instruction leads to the beginning.
	c.code[0], c.code[1], c.code[2] = instAlt, match.start, match.start
	c.findFirst(match.start)
	return c.code, c.sets
}

func (c *compiler) emit(op, operand uint32) uint32 {
	at := uint32(len(c.code) / instWords)
	if at >= maxInsts {
		fail(syntax.ErrLarge, c.whole)
	}
	c.code = append(c.code, op, 0, operand)
	return at
}

func (c *compiler) patch(ends []uint32, to uint32) {
	for _, end := range ends {
		c.code[end] = to
	}
}

// next is the word of an instruction that holds the next, other the operand.
func next(at uint32) uint32  { return at*instWords + 1 }
func other(at uint32) uint32 { return at*instWords + 2 }

func (c *compiler) simple(op, operand uint32, nullable bool) fragment {
	at := c.emit(op, operand)
	return fragment{at, []uint32{next(at)}, nullable}
}

func (c *compiler) compile(n *node) fragment {
	switch n.op {
	case opEmpty:
		return c.simple(instAssert, 0, true)
	case opSet:
		return c.set(n.set)
	case opAssert:
		return c.simple(instAssert, n.assert, true)
	case opGroup:
		begin := c.simple(instSave, uint32(2*n.group), true)
		inner := c.compile(n.subs[0])
		end := c.simple(instSave, uint32(2*n.group+1), true)
		return c.then(c.then(begin, inner), end)
	case opConcat:
		f := c.compile(n.subs[0])
		for _, sub := range n.subs[1:] {
			f = c.then(f, c.compile(sub))
		}
		return f
	case opAlternate:
		last := len(n.subs) - 1
		f := c.compile(n.subs[last])
		for i := last - 1; i >= 0; i-- {
			f = c.either(c.compile(n.subs[i]), f)
		}
		return f
	}
	return c.repeat(n)
}

func (c *compiler) then(a, b fragment) fragment {
	c.patch(a.ends, b.start)
	return fragment{a.start, b.ends, a.nullable && b.nullable}
}

func (c *compiler) either(a, b fragment) fragment {
	at := c.emit(instAlt, b.start)
	c.code[next(at)] = a.start
	return fragment{at, append(a.ends, b.ends...), a.nullable || b.nullable}
}

func (c *compiler) set(set []rune) fragment {
	switch {
	case len(set) == 0:
		return fragment{c.emit(instFail, 0), nil, false}
	case len(set) == 2 && set[0] == set[1]:
		return c.simple(instRune, uint32(set[0]), false)
	case len(set) == 2 && set[0] == 0 && set[1] == unicode.MaxRune:
		return c.simple(instAny, 0, false)
	}
	at := uint32(len(c.sets))
	var bits [setBits]uint32
	for i := 0; i < len(set); i += 2 {
		for r := set[i]; r <= set[i+1] && r < utf8.RuneSelf; r++ {
			bits[r>>5] |= 1 << (r & 31)
		}
	}
	c.sets = append(append(c.sets, bits[:]...), uint32(len(set)/2))
	for _, r := range set {
		c.sets = append(c.sets, uint32(r))
	}
	return c.simple(instSet, at, false)
}

// repeat makes copies of what is repeated.
func (c *compiler) repeat(n *node) fragment {
	sub := n.subs[0]
	if n.max < 0 {
		switch n.min {
		case 0:
			return c.star(c.compile(sub), n.lazy)
		case 1:
			return c.plus(c.compile(sub), n.lazy)
		}
		f := c.compile(sub)
		for range n.min - 2 {
			f = c.then(f, c.compile(sub))
		}
		return c.then(f, c.plus(c.compile(sub), n.lazy))
	}
	if n.max == 0 {
		return c.simple(instAssert, 0, true)
	}
	// What may be left out is nested: x{2,5} is xx(x(x(x)?)?)?.
	var copies []fragment
	for range n.max {
		copies = append(copies, c.compile(sub))
	}
	f := copies[n.max-1]
	for i := n.max - 1; ; i-- {
		if i >= n.min {
			f = c.quest(f, n.lazy)
		}
		if i == 0 {
			return f
		}
		f = c.then(copies[i-1], f)
	}
}

// choice adds an instruction that goes to f or leaves by its loose end, which has less priority unless lazy.
func (c *compiler) choice(f fragment, lazy bool) (at, end uint32) {
	at = c.emit(instAlt, f.start)
	if lazy {
		return at, next(at)
	}
	c.code[next(at)] = f.start
	return at, other(at)
}

func (c *compiler) quest(f fragment, lazy bool) fragment {
	at, end := c.choice(f, lazy)
	return fragment{at, append(f.ends, end), true}
}

func (c *compiler) loop(f fragment, lazy bool) fragment {
	at, end := c.choice(f, lazy)
	c.patch(f.ends, at)
	return fragment{at, []uint32{end}, true}
}

// star repeats f. If f may be empty, the order of priorities wants (f+)?.
func (c *compiler) star(f fragment, lazy bool) fragment {
	if f.nullable {
		return c.quest(c.plus(f, lazy), lazy)
	}
	return c.loop(f, lazy)
}

func (c *compiler) plus(f fragment, lazy bool) fragment {
	return fragment{f.start, c.loop(f, lazy).ends, f.nullable}
}

// findFirst finds the bytes that a match may begin with: all, if it may be empty.
func (c *compiler) findFirst(start uint32) {
	seen := make([]bool, len(c.code)/instWords)
	todo := []uint32{start}
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[at] {
			continue
		}
		seen[at] = true
		operand := c.code[other(at)]
		switch c.code[at*instWords] {
		case instMatch, instAny:
			c.addFirst(0, unicode.MaxRune)
			return
		case instRune:
			c.addFirst(rune(operand), rune(operand))
		case instSet:
			count := c.sets[operand+setBits]
			ranges := c.sets[operand+setBits+1:]
			for i := range count {
				c.addFirst(rune(ranges[2*i]), rune(ranges[2*i+1]))
			}
		case instAlt:
			todo = append(todo, operand, c.code[next(at)])
		case instSave, instAssert:
			todo = append(todo, c.code[next(at)])
		}
	}
}

// addFirst adds the first bytes of a range. U+FFFD also stands for bytes that are no UTF-8.
func (c *compiler) addFirst(lo, hi rune) {
	first, last := byte(0), byte(0xFF)
	if lo < utf8.RuneSelf {
		first = byte(lo)
	} else if hi < utf8.RuneError || lo > utf8.RuneError {
		first = utf8.AppendRune(nil, lo)[0]
	} else {
		first = utf8.RuneSelf
	}
	if hi < utf8.RuneSelf {
		last = byte(hi)
	} else if hi < utf8.RuneError {
		last = utf8.AppendRune(nil, hi)[0]
	}
	for b := int(first); b <= int(last); b++ {
		c.sets[b>>5] |= 1 << (b & 31)
	}
}
