package flate

const (
	tableBits = 15
	tableSize = 1 << tableBits

	historyRoom = 5 * maxStored
	// Positions in tables stay below this.
	baseLimit = 1<<31 - historyRoom - maxStored - 1
	// So many bytes at the end no match is looked for in: then numbers can be loaded anywhere else.
	margin = 11
)

// A finder finds matches, a block at a time.
type finder interface {
	// find adds the tokens of p. It adds none if it finds no match.
	find(t *tokens, p []byte)
	// forget has no match reach what came before.
	forget()
}

func newFinder(level int) finder {
	start := history{base: maxStored}
	switch level {
	case 1:
		return &finder1{history: start}
	case 2:
		return &finder2{history: start}
	case 3:
		return &finder3{history: start}
	case 4:
		return &finder4{history: start}
	}
	return &finder5{history: start, thorough: level == 6}
}

// A history has the bytes that matches reach. Tables have positions: indices of bytes, plus base. Those of bytes that are gone are farther
// away than the window, as is 0.
type history struct {
	bytes []byte
	base  int32
}

// add adds p, for which older bytes make room, and returns its index.
func (h *history) add(p []byte) int32 {
	if len(h.bytes)+len(p) > cap(h.bytes) {
		if h.bytes == nil {
			h.bytes = make([]byte, 0, historyRoom)
		} else {
			gone := len(h.bytes) - windowSize
			copy(h.bytes, h.bytes[gone:])
			h.base += int32(gone)
			h.bytes = h.bytes[:windowSize]
		}
	}
	start := len(h.bytes)
	h.bytes = append(h.bytes, p...)
	return int32(start)
}

func (h *history) forget() {
	if h.bytes == nil {
		h.bytes = make([]byte, 0, historyRoom)
	}
	if h.base <= baseLimit {
		h.base += windowSize + int32(len(h.bytes))
	}
	h.bytes = h.bytes[:0]
}

// A pair has the last two positions with a hash.
type pair struct{ last, before int32 }

func (p *pair) enter(position int32) { p.last, p.before = position, p.last }

// lower makes positions small before they overflow.
func (h *history) lower(positions []int32, pairs []pair) {
	if h.base < baseLimit {
		return
	}
	if len(h.bytes) == 0 {
		clear(positions)
		clear(pairs)
	} else {
		lost := h.base + int32(len(h.bytes)) - windowSize
		lowered := func(position int32) int32 {
			if position <= lost {
				return 0
			}
			return position - h.base + windowSize
		}
		for i, position := range positions {
			positions[i] = lowered(position)
		}
		for i, p := range pairs {
			pairs[i] = pair{lowered(p.last), lowered(p.before)}
		}
	}
}

// lowered ends what lower began for all tables.
func (h *history) lowered() {
	if h.base >= baseLimit {
		h.base = windowSize
	}
}

// begin adds p. It returns its index and where to stop looking for matches, unless it is too short for any.
func (h *history) begin(t *tokens, p []byte) (start, limit int32, ok bool) {
	start = h.add(p)
	if len(p) < 2+margin {
		t.n = uint16(len(p)) // as if they were literals
		return 0, 0, false
	}
	return start, int32(len(h.bytes) - margin), true
}

// starts reports whether the bytes at an index are the low ones of a number.
func (h *history) starts(at int32, v uint64) bool { return load32(h.bytes[at:]) == uint32(v) }

// common returns how many bytes are the same at two indices.
func (h *history) common(s, t int32) int32 { return int32(commonPrefix(h.bytes[s:], h.bytes[t:])) }

// commonShort is common, but for the four bytes before s and t returns no more than a match may have.
func (h *history) commonShort(s, t int32) int32 {
	end := min(int(s)+maxLength-4, len(h.bytes))
	return int32(commonPrefix(h.bytes[s:end], h.bytes[t:]))
}

// put adds a match of l bytes at s with those at t, extended back to what is done, and the literals before it. It returns s, t and l as extended.
func (h *history) put(dst *tokens, done, s, t, l int32) (int32, int32, int32) {
	for t > 0 && s > done && h.bytes[t-1] == h.bytes[s-1] {
		s--
		t--
		l++
	}
	dst.addLiterals(h.bytes[done:s])
	dst.addLong(l, uint32(s-t-1))
	return s, t, l
}

// rest adds what is behind the last match, if there is one.
func (h *history) rest(dst *tokens, done int32) {
	if dst.n > 0 {
		dst.addLiterals(h.bytes[done:])
	}
}

// Hashes of the low bytes of a number, of so many bits.

func hash4(v uint64, bits uint8) uint32 { return uint32(v) * 2654435761 >> (32 - bits) }
func hash5(v uint64, bits uint8) uint32 { return uint32(v << 24 * 889523592379 >> (64 - bits)) }
func hash7(v uint64, bits uint8) uint32 { return uint32(v << 8 * 58295818150454627 >> (64 - bits)) }
