package flate

const table3Bits = 16

// finder3 looks at the last two positions for each hash of five bytes.
type finder3 struct {
	history
	table [1 << table3Bits]pair
}

func (f *finder3) find(dst *tokens, p []byte) {
	f.lower(nil, f.table[:])
	f.lowered()
	s, limit, ok := f.begin(dst, p)
	if !ok {
		return
	}
	done := s
	v := load64(f.bytes[s:])
search:
	for {
		var found int32
		next := s
		for {
			h := hash5(v, table3Bits)
			s = next
			next = s + 1 + (s-done)>>7
			if next > limit {
				break search
			}
			both := f.table[h]
			f.table[h].enter(s + f.base)
			ahead := load64(f.bytes[next:])
			// Positions before this are too far away four bytes on.
			nearest := s + f.base - (windowSize - 4)
			found = both.last
			if found < nearest {
				v = ahead
				continue
			}
			if !f.starts(found-f.base, v) {
				found = both.before
				if found > nearest && f.starts(found-f.base, v) {
					break
				}
				v = ahead
				continue
			}
			if both.before >= nearest && f.starts(both.before-f.base, v) &&
				f.common(s+4, both.before-f.base+4) > f.common(s+4, found-f.base+4) {
				found = both.before
			}
			break
		}
		for {
			t := found - f.base
			start, t, l := f.put(dst, done, s, t, 4+f.common(s+4, t+4))
			s = start + l
			done = s
			if next >= s {
				s = next + 1
			}
			if s >= limit {
				if t += l; int(t+8) < len(f.bytes) && t > 0 {
					f.enter(load64(f.bytes[t:]), t)
				}
				break search
			}
			for i := s - l + 2; i < s-5; i += 6 {
				f.enter(load64(f.bytes[i:]), i)
			}
			x := load64(f.bytes[s-2:])
			f.enter(x, s-2)
			f.enter(x>>8, s-1)
			v = x >> 16
			both := f.table[hash5(v, table3Bits)]
			f.enter(v, s)
			nearest := s + f.base - (windowSize - 4)
			found = both.last
			if found > nearest {
				if f.starts(found-f.base, v) {
					continue
				}
				found = both.before
				if found > nearest && f.starts(found-f.base, v) {
					continue
				}
			}
			v >>= 8
			s++
			break
		}
	}
	f.rest(dst, done)
}

// enter enters a position by the bytes at it.
func (f *finder3) enter(v uint64, at int32) { f.table[hash5(v, table3Bits)].enter(at + f.base) }
