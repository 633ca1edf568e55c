package flate

// finder5 looks at a position for each hash of four bytes and at the last two for each of seven. When it is thorough, at level 6, it also tries
// the distance of the match before, and more than one other for what follows the found match.
type finder5 struct {
	history
	short    [tableSize]int32
	long     [tableSize]pair
	thorough bool
}

// A match is of l bytes at s with those at t; l is 0 if only four were compared.
type match struct{ s, t, l int32 }

// longer takes a match at s and t instead if it is longer: four bytes are known to be the same.
func (f *finder5) longer(m *match, s, t int32) bool {
	l := 4 + f.commonShort(s+4, t+4)
	if l <= m.l {
		return false
	}
	*m = match{s, t, l}
	return true
}

func (f *finder5) find(dst *tokens, p []byte) {
	f.lower(f.short[:], f.long[:])
	f.lowered()
	s, limit, ok := f.begin(dst, p)
	if !ok {
		return
	}
	patience := 6
	if f.thorough {
		patience = 7
	}
	done, distance := s, int32(1)
	v := load64(f.bytes[s:])
	for {
		var m match
		next := s
		for {
			short, long := hash4(v, tableBits), hash7(v, tableBits)
			s = next
			next = s + 1 + (s-done)>>patience
			if next > limit {
				f.rest(dst, done)
				return
			}
			shortFound, longFound := f.short[short], f.long[long]
			f.short[short] = s + f.base
			f.long[long].enter(s + f.base)
			ahead := load64(f.bytes[next:])
			if f.candidate(&m, s, next, distance, v, ahead, shortFound, longFound) {
				break
			}
			v = ahead
		}
		f.extend(&m, limit)
		start, t, l := f.put(dst, done, m.s, m.t, m.l)
		distance = start - t
		s = start + l
		done = s
		if next >= s {
			s = next + 1
		}
		if s >= limit {
			if f.thorough {
				for i := next + 1; int(i) < len(f.bytes)-8; i += 2 {
					f.enter(load64(f.bytes[i:]), i)
				}
			}
			f.rest(dst, done)
			return
		}
		v = f.enterMatch(next, s, l)
	}
}

// candidate finds a match at s, or a better one just ahead, with the positions that are known for the hashes of v. It enters what is ahead.
func (f *finder5) candidate(m *match, s, next, distance int32, v, ahead uint64, shortFound int32, longFound pair) bool {
	if t := longFound.last - f.base; s-t < windowSize {
		if f.starts(t, v) {
			f.enter(ahead, next)
			*m = match{s, t, 0}
			if t = longFound.before - f.base; s-t < windowSize && f.starts(t, v) {
				f.longer(m, s, m.t)
				f.longer(m, s, t)
			}
			return true
		}
		if t = longFound.before - f.base; s-t < windowSize && f.starts(t, v) {
			f.enter(ahead, next)
			*m = match{s, t, 0}
			return true
		}
	}
	t := shortFound - f.base
	if s-t >= windowSize || !f.starts(t, v) {
		return false
	}
	f.longer(m, s, t)
	longFound = f.long[hash7(ahead, tableBits)]
	f.enter(ahead, next)
	if f.thorough {
		if t = s + 1 - distance; f.starts(t, v>>8) && f.longer(m, s+1, t) {
			return true
		}
	}
	if t = longFound.last - f.base; next-t < windowSize {
		if f.starts(t, ahead) && f.longer(m, next, t) && !f.thorough {
			return true
		}
		if t = longFound.before - f.base; next-t < windowSize && f.starts(t, ahead) {
			f.longer(m, next, t)
		}
	}
	return true
}

// extend makes a match as long as it can be, or takes a longer one that ends farther on.
func (f *finder5) extend(m *match, limit int32) {
	if m.l == 0 {
		m.l = 4 + f.common(m.s+4, m.t+4)
	} else if m.l == maxLength {
		m.l += f.common(m.s+m.l, m.t+m.l)
	}
	end := m.s + m.l
	if end >= limit || !f.thorough && m.l >= 30 {
		return
	}
	// What has the bytes at the end may have those before it, too. Two bytes at the start may differ.
	const skip = 2
	s := m.s + skip
	found := f.long[hash7(load64(f.bytes[end:]), tableBits)]
	t := found.last - f.base - m.l + skip
	if s-t >= windowSize {
		return
	}
	f.longerEnd(m, s, t)
	if f.thorough {
		if t = found.before - f.base - m.l + skip; s-t < windowSize {
			f.longerEnd(m, s, t)
		}
	}
}

// longerEnd takes a match at s and t instead if it is longer.
func (f *finder5) longerEnd(m *match, s, t int32) {
	if t < 0 || t >= s {
		return
	}
	if l := f.common(s, t); l > m.l {
		*m = match{s, t, l}
	}
}

// enter enters a position by the bytes at it.
func (f *finder5) enter(v uint64, at int32) {
	f.short[hash4(v, tableBits)] = at + f.base
	f.long[hash7(v, tableBits)].enter(at + f.base)
}

// enterMatch enters positions inside a match of l bytes that ends before s. It returns the bytes at s.
func (f *finder5) enterMatch(next, s, l int32) uint64 {
	if f.thorough {
		for i := next + 1; i < s-1; i += 2 {
			v := load64(f.bytes[i:])
			f.enter(v, i)
			f.long[hash7(v>>8, tableBits)].enter(i + 1 + f.base)
		}
		return load64(f.bytes[s:])
	}
	if i := s - l + 1; i < s-1 {
		v := load64(f.bytes[i:])
		f.enter(v, i)
		f.long[hash7(v>>8, tableBits)].enter(i + 1 + f.base)
		f.short[hash4(v>>16, tableBits)] = i + 2 + f.base
		for i += 4; i < s-1; i += 3 {
			v := load64(f.bytes[i:])
			f.long[hash7(v, tableBits)].enter(i + f.base)
			f.short[hash4(v>>8, tableBits)] = i + 1 + f.base
		}
	}
	v := load64(f.bytes[s-1:])
	f.enter(v, s-1)
	return v >> 8
}
