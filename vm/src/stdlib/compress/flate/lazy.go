package flate

const (
	lazyLeast  = 4 // bytes of a match
	lazyBits   = 17
	lazySize   = 1 << lazyBits
	lazyTokens = 1 << 15 // of a block
	lazyLookup = lazyLeast + maxLength
	// Positions in tables stay below this.
	lazyBaseLimit = 1 << 28
)

// How thorough the levels from 7 on are.
type effort struct {
	lazy  int32 // a match of this length is taken without a look at the next
	nice  int32 // one of this length ends the search
	chain int32 // positions to look at
}

var efforts = [...]effort{7: {12, 16, 24}, 8: {30, 40, 64}, 9: {258, 258, 1024}}

// A chains finds matches by chains of all positions with the same hash of four bytes. It looks at the next position before it takes a match.
// Positions in tables are indices into the compressor's window, plus base.
type chains struct {
	effort
	costs *encoder // what literals cost, at the highest level

	length   int32 // of the match at the position before
	distance int32 // of it
	limit    int32 // from here on nothing is entered
	head     int32 // the last position with the hash of the bytes at index
	base     int32
	misses   uint16 // literals since the last match
	index    int32
	pending  bool // the byte before index is not yet a token
	hashes   [maxLength + lazyLeast]uint32
	heads    [lazySize]int32
	before   [windowSize]int32 // by the low bits of an index, the position before with the same hash
}

// restart forgets everything.
func (c *chains) restart() {
	c.length, c.distance, c.limit, c.head = lazyLeast-1, 0, 0, -1
	c.base, c.misses, c.index, c.pending = 1, 0, 0, false
	clear(c.heads[:])
	clear(c.before[:])
}

func (d *compressor) fillChains(p []byte) int {
	c := d.chains
	if c.index >= 2*windowSize-lazyLookup {
		copy(d.window, d.window[windowSize:])
		c.index -= windowSize
		d.end -= windowSize
		if d.start >= windowSize {
			d.start -= windowSize
		} else {
			d.start = 1<<31 - 1 // the block's bytes are gone in part
		}
		c.base += windowSize
		if c.base > lazyBaseLimit {
			c.lower()
		}
	}
	return d.fillPlain(p)
}

// lower makes positions small before they overflow.
func (c *chains) lower() {
	less := c.base - 1
	c.base = 1
	c.head -= less
	for i, position := range c.before {
		c.before[i] = max(position-less, 0)
	}
	for i, position := range c.heads {
		c.heads[i] = max(position-less, 0)
	}
}

// enter enters index, and finds the position before with the same bytes.
func (c *chains) enter(window []byte) {
	if c.index < c.limit {
		h := hash4(uint64(load32(window[c.index:])), lazyBits)
		c.head = c.heads[h]
		c.before[c.index%windowSize] = c.head
		c.heads[h] = c.index + c.base
	}
}

// enterAll enters the indices from start on, all but the last three of p, which stands there.
func (c *chains) enterAll(p []byte, start int32) {
	for i := range int32(len(p)) - (lazyLeast - 1) {
		h := hash4(uint64(load32(p[i:])), lazyBits)
		c.before[(start+i)%windowSize] = c.heads[h]
		c.heads[h] = start + i + c.base
	}
}

// search finds the longest match at index, along the chain from a position on.
func (c *chains) search(window []byte, from, ahead int32) (length, distance int32, ok bool) {
	most := min(ahead, maxLength)
	pos := c.index
	window = window[:pos+most]
	nice := min(c.nice, most)
	least := max(pos-windowSize, 0)
	length = lazyLeast - 1
	gain := 4
	for tries := c.chain; tries > 0; tries-- {
		if window[from+length] == window[pos+length] {
			n := int32(commonPrefix(window[from:from+most], window[pos:]))
			if n > length && c.gains(&gain, window[pos:pos+n], pos-from) {
				length, distance, ok = n, pos-from, true
				if n >= nice {
					break
				}
			}
		}
		if from <= least {
			break
		}
		if from = c.before[from%windowSize] - c.base; from < least {
			break
		}
	}
	return length, distance, ok
}

// gains reports, at the highest levels, whether a match saves more bits than gain, against its bytes as literals. It then is the gain to beat.
func (c *chains) gains(gain *int, p []byte, distance int32) bool {
	if c.chain < 100 {
		return true
	}
	const cost = 3 // of the codes
	extra := int(distanceExtra[distanceCode(uint32(distance))]) + int(lengthExtra[lengthCode[(len(p)-3)&255]])
	saved := c.costs.literalSize(p) - extra - cost
	if saved <= *gain {
		return false
	}
	*gain = saved
	return true
}

// findLazily makes tokens of what the window has, but for an end in which a match could be cut short.
func (d *compressor) findLazily() {
	c := d.chains
	if d.end-c.index < lazyLookup && !d.sync {
		return
	}
	if d.end != c.index && c.chain > 100 {
		c.estimate(d.window[c.index:d.end])
	}
	c.limit = d.end - (lazyLeast - 1)
	for d.err == nil {
		ahead := d.end - c.index
		if ahead < lazyLookup {
			if !d.sync {
				return
			}
			if ahead == 0 {
				d.endLazily()
				return
			}
		}
		c.enter(d.window)
		length, distance := c.length, c.distance
		c.length, c.distance = lazyLeast-1, 0
		if from := c.head - c.base; from >= max(c.index-windowSize, 0) && ahead > length && length < c.lazy {
			if n, back, ok := c.search(d.window, from, ahead); ok {
				c.length, c.distance = n, back
			}
		}
		if length >= lazyLeast && c.length <= length {
			d.takeMatch(length, distance, ahead)
			continue
		}
		if c.length >= lazyLeast {
			c.misses = 0
		}
		if !c.pending {
			c.index++
			c.pending = true
			continue
		}
		c.misses++
		if !d.literalBefore() {
			return
		}
		c.index++
		d.skipLiterals()
	}
}

// estimate makes the costs of literals from those that come next.
func (c *chains) estimate(p []byte) {
	if c.costs == nil {
		c.costs = newEncoder(lazyTokens)
	}
	var counts [256]uint16
	for _, b := range p[:min(len(p), lazyTokens)] {
		counts[b]++
	}
	c.costs.build(counts[:], maxCodeBits)
}

// endLazily makes a block of what is left.
func (d *compressor) endLazily() {
	c := d.chains
	if c.pending {
		d.tokens.addLiteral(d.window[c.index-1])
		c.pending = false
	}
	if d.tokens.n > 0 {
		d.lazyBlock()
	}
}

// lazyBlock writes the tokens as a block.
func (d *compressor) lazyBlock() bool {
	index := d.chains.index
	if index > 0 {
		var p []byte
		if d.start <= index {
			p = d.window[d.start:index]
		}
		d.start = index
		d.out.block(&d.tokens, p, d.sync)
		d.err = d.out.err
	}
	if d.err != nil {
		return false
	}
	d.tokens.reset()
	return true
}

// blockIfFull writes the tokens when there are enough for a block.
func (d *compressor) blockIfFull() bool { return d.tokens.n != lazyTokens || d.lazyBlock() }

// literalBefore adds the byte before index.
func (d *compressor) literalBefore() bool {
	d.tokens.addLiteral(d.window[d.chains.index-1])
	return d.blockIfFull()
}

// takeMatch adds the match at the position before, or a longer one, and enters what is inside it.
func (d *compressor) takeMatch(length, distance, ahead int32) {
	c := d.chains
	length, distance = d.betterEnd(length, distance, ahead)
	if d.err != nil {
		return
	}
	d.tokens.addMatch(uint32(length-minLength), uint32(distance-1))
	next := c.index + length - 1
	start := min(c.index+1, c.limit)
	c.enterAll(d.window[start:min(next, c.limit)+lazyLeast-1], start)
	c.index = next
	c.pending = false
	c.length = lazyLeast - 1
	c.misses = 0
	d.blockIfFull()
}

// betterEnd looks for a longer match by the bytes at the end of the one at the position before. Up to two bytes at its start may not be in that:
// they become literals.
func (d *compressor) betterEnd(length, distance, ahead int32) (int32, int32) {
	const skip = 2
	c := d.chains
	from := c.index - 1
	if length >= maxLength-skip || from+length >= c.limit {
		return length, distance
	}
	end := from + min(ahead, maxLength+skip)
	other := c.heads[hash4(uint64(load32(d.window[from+length:])), lazyBits)] - c.base - length
	if from-other == distance || other <= max(c.index-windowSize, 0)+skip {
		return length, distance
	}
	n := int32(commonPrefix(d.window[from+skip:end], d.window[other+skip:]))
	if n <= length {
		return length, distance
	}
	for i := int32(skip - 1); i >= 0; i-- {
		if n < maxLength && d.window[from+i] == d.window[other+i] {
			n++
			continue
		}
		for j := range i + 1 {
			d.tokens.addLiteral(d.window[from+j])
			if !d.blockIfFull() {
				break
			}
			c.index++
			c.enter(d.window)
		}
		break
	}
	return n, from - other
}

// skipLiterals takes more bytes as literals, without a search, the more have been so.
func (d *compressor) skipLiterals() {
	c := d.chains
	n := int32(c.misses) - c.chain
	if n <= 0 {
		return
	}
	for range 1 + n>>6 {
		if c.index >= d.end-1 {
			break
		}
		if !d.literalBefore() {
			return
		}
		c.enter(d.window)
		c.index++
	}
	c.pending = false
	d.literalBefore()
}
